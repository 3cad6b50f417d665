/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { money } from '@/sandbox/dashboard/format'
import { Badge, Facts, Table } from '@/sandbox/dashboard/parts'
import { readBalance } from '@/sandbox/dashboard/read-payments'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'
import { PAYMENT_COLUMNS, paymentCells } from './payments-page'

const Tiles: FC<{ view: View }> = ({ view }) => {
  const balances = readBalance(view.world, view.account.id)
  const shown = balances.length > 0 ? balances : [{ currency: view.account.default_currency ?? 'usd', available: 0, pending: 0 }]
  return (
    <dl class="tiles">
      {shown.map(({ currency, available, pending }) => (
        <>
          <div>
            <dt>Available {currency.toUpperCase()}</dt>
            <dd>{money(available, currency)}</dd>
          </div>
          <div>
            <dt>Pending {currency.toUpperCase()}</dt>
            <dd>{money(pending, currency)}</dd>
          </div>
        </>
      ))}
    </dl>
  )
}

/** What an account may do, and what Stripe still asks for. */
export const StandingFacts: FC<{ view: View }> = ({ view }) => {
  const { account } = view
  const due = account.requirements?.currently_due ?? []
  return (
    <Facts
      rows={[
        ['Charges', <Badge status={account.charges_enabled ? 'enabled' : 'disabled'} />],
        ['Payouts', <Badge status={account.payouts_enabled ? 'enabled' : 'disabled'} />],
        ['Still required', due.length === 0 ? 'Nothing' : <code>{due.join(', ')}</code>],
        ['Statement descriptor', account.settings?.payments?.statement_descriptor ?? 'Not set'],
        ['Country', account.country ?? '—'],
        ['Default currency', (account.default_currency ?? '—').toUpperCase()],
        ['Email', account.email ?? '—'],
      ]}
    />
  )
}

/** The first page: balance, standing, latest payments. */
export const HomePage: FC<{ view: View }> = ({ view }) => {
  const latest = [...view.world.store.newest('payment_intent', view.account.id)].slice(0, 5)
  return (
    <Shell view={view} path="" title="Home">
      <h1>{view.name}</h1>
      <p class="lead">{view.isPlatform ? 'The platform’s own account.' : 'A connected account.'}</p>
      <h2>Balance</h2>
      <Tiles view={view} />
      <section aria-labelledby="latest">
        <h2 id="latest">Latest payments</h2>
        <Table
          label="Latest payments"
          columns={PAYMENT_COLUMNS}
          empty="No payments yet."
          rows={latest.map((row) => paymentCells(view, row.object))}
        />
      </section>
      <section aria-labelledby="account">
        <h2 id="account">Account</h2>
        <StandingFacts view={view} />
      </section>
    </Shell>
  )
}
