/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { byAccount, type Chosen, Filters, filteredPage } from '@/sandbox/dashboard/filters'
import { idOf } from '@/sandbox/dashboard/format'
import { Badge, Money, Older, Table, Time } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import { nameOf, type View } from '@/sandbox/dashboard/view'

/** What the platform has earned from its connected accounts. */
export const FeesPage: FC<{ view: View; chosen: Chosen }> = ({ view, chosen }) => {
  const { store } = view.world
  const { rows, next } = filteredPage(store.newest('application_fee', view.account.id), chosen, { account: (row) => idOf(row.object.account) })
  return (
    <Shell view={view} path="/fees" title="Application fees">
      <h1>Application fees</h1>
      <p class="lead">The platform’s share of each charge on a connected account.</p>
      <Filters action={view.at('/fees')} filters={[byAccount(view)]} chosen={chosen} />
      <section>
        <Table
          label="Application fees"
          columns={['Amount', 'Refunded', 'Account', 'Payment', 'Application fee', 'Created']}
          empty={chosen.account ? 'No application fees from this account.' : 'No application fees yet.'}
          rows={rows.map(({ object }) => {
            const account = idOf(object.account) ?? ''
            const charge = store.get('charge', idOf(object.charge) ?? '')?.object
            const intent = idOf(charge?.payment_intent)
            return [
              <Money amount={object.amount} currency={object.currency} />,
              object.amount_refunded > 0 ? <Money amount={object.amount_refunded} currency={object.currency} /> : '—',
              <a href={`/dashboard/${account}`}>{nameOf(store.get('account', account)?.object)}</a>,
              intent ? (
                <a class="id" href={`/dashboard/${account}/payments/${intent}`}>
                  {intent}
                </a>
              ) : (
                '—'
              ),
              <>
                <span class="id">{object.id}</span> {object.refunded ? <Badge status="refunded" /> : null}
              </>,
              <Time at={object.created} />,
            ]
          })}
        />
      </section>
      <Older href={view.at('/fees')} next={next} />
    </Shell>
  )
}
