/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { byStatus, type Chosen, Filters, filteredPage } from '@/sandbox/dashboard/filters'
import { idOf, money } from '@/sandbox/dashboard/format'
import { ActionButton, Badge, Facts, Json, Money, Older, Table, Time } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'
import { TRANSACTION_COLUMNS, transactionCells } from './payment-page'

function bankLine(view: View, payout: Stripe.Payout): string {
  const bank = view.world.store.get('external_account', idOf(payout.destination) ?? '')?.object
  return bank ? `${bank.bank_name ?? 'Bank'} •••• ${bank.last4}` : 'A bank account that is not there any more'
}

/** The account's payouts, newest first. */
export const PayoutsPage: FC<{ view: View; chosen: Chosen }> = ({ view, chosen }) => {
  const { rows, next } = filteredPage(view.world.store.newest('payout', view.account.id), chosen, { status: (row) => row.object.status })
  return (
    <Shell view={view} path="/payouts" title="Payouts">
      <h1>Payouts</h1>
      <p class="lead">
        Money on its way to the account’s bank. <a href={view.at('/clock')}>Move the clock</a> to see it arrive.
      </p>
      <Filters action={view.at('/payouts')} filters={[byStatus(['pending', 'in_transit', 'paid', 'failed', 'canceled'])]} chosen={chosen} />
      <section>
        <Table
          label="Payouts"
          columns={['Amount', 'Status', 'Payout', 'Bank account', 'Made', 'Arrives']}
          empty={chosen.status ? 'No payouts have this status.' : 'No payouts yet. They are made when money becomes available.'}
          rows={rows.map(({ object }) => [
            <Money amount={object.amount} currency={object.currency} />,
            <Badge status={object.status} />,
            <a class="id" href={view.at(`/payouts/${object.id}`)}>
              {object.id}
            </a>,
            bankLine(view, object),
            object.automatic ? 'Automatically' : 'By hand',
            <Time at={object.arrival_date} />,
          ])}
        />
      </section>
      <Older href={view.at('/payouts')} next={next} />
    </Shell>
  )
}

/** What a payout is made of, newest first: everything an automatic one swept up, or of a manual one its own transactions. */
function transactionsOf(view: View, id: string): Stripe.BalanceTransaction[] {
  const found = new Map<string, Stripe.BalanceTransaction>()
  for (const field of ['payout', 'source']) {
    for (const row of view.world.store.newest('balance_transaction', view.account.id, { by: [field, id] })) found.set(row.id, row.object)
  }
  return [...found.values()]
}

/** One payout: where it stands and the balance transactions in it. */
export const PayoutPage: FC<{ view: View; payout: Stripe.Payout }> = ({ view, payout }) => (
  <Shell view={view} path="/payouts" title={`Payout ${money(payout.amount, payout.currency)}`}>
    <p class="crumb">
      <a href={view.at('/payouts')}>Payouts</a>
    </p>
    <div class="head">
      <h1>
        {money(payout.amount, payout.currency)} <Badge status={payout.status} />
      </h1>
      <span class="id">{payout.id}</span>
    </div>
    <section aria-labelledby="details">
      <h2 id="details">Details</h2>
      <Facts
        rows={[
          ['Bank account', bankLine(view, payout)],
          ['Made', payout.automatic ? 'Automatically' : 'By hand'],
          ['Method', payout.method],
          ['Arrives', <Time at={payout.arrival_date} />],
          ['Reconciliation', payout.reconciliation_status === 'not_applicable' ? null : <Badge status={payout.reconciliation_status} />],
          ['Failed because', payout.failure_message ? `${payout.failure_message} (${payout.failure_code})` : null],
          ['Description', payout.description],
          ['Created', <Time at={payout.created} />],
        ]}
      />
      {['failed', 'canceled'].includes(payout.status) ? null : (
        <ActionButton action={view.at(`/payouts/${payout.id}/fail`)} label="Let the bank refuse it" kind="danger" />
      )}
    </section>
    <section aria-labelledby="transactions">
      <h2 id="transactions">Balance transactions</h2>
      <Table label="Balance transactions" columns={TRANSACTION_COLUMNS} rows={transactionsOf(view, payout.id).map(transactionCells)} empty="None." />
    </section>
    <details class="more card">
      <summary>The object as the API gives it</summary>
      <Json label="Payout" value={payout} />
    </details>
  </Shell>
)
