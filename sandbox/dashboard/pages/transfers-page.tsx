/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { byAccount, byStatus, type Chosen, Filters, filteredPage } from '@/sandbox/dashboard/filters'
import { idOf, money } from '@/sandbox/dashboard/format'
import { Badge, Facts, Json, Money, Older, Table, Time } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import { nameOf, type View } from '@/sandbox/dashboard/view'
import { present } from '@/sandbox/http/present'
import type { TransferRow } from '@/sandbox/money/transfers'

function statusOf({ object }: TransferRow): string {
  if (object.reversed) return 'reversed'
  return object.amount_reversed > 0 ? 'partially_reversed' : 'paid'
}

const Destination: FC<{ view: View; row: TransferRow }> = ({ view, row }) => {
  const id = idOf(row.object.destination) ?? ''
  return <a href={`/dashboard/${id}`}>{nameOf(view.world.store.get('account', id)?.object)}</a>
}

/** What the platform has sent to its accounts, newest first. */
export const TransfersPage: FC<{ view: View; chosen: Chosen }> = ({ view, chosen }) => {
  const { rows, next } = filteredPage(view.world.store.newest('transfer', view.account.id), chosen, {
    status: statusOf,
    account: (row) => idOf(row.object.destination),
  })
  const filters = [byStatus(['paid', 'partially_reversed', 'reversed']), byAccount(view)]
  return (
    <Shell view={view} path="/transfers" title="Transfers">
      <h1>Transfers</h1>
      <p class="lead">Money sent from this account to connected accounts.</p>
      <Filters action={view.at('/transfers')} filters={filters} chosen={chosen} />
      <section>
        <Table
          label="Transfers"
          columns={['Amount', 'Status', 'Account', 'Transfer', 'Created']}
          empty={chosen.status || chosen.account ? 'No transfers fit this filter.' : 'No transfers yet.'}
          rows={rows.map((row) => [
            <Money amount={row.object.amount} currency={row.object.currency} />,
            <Badge status={statusOf(row)} />,
            <Destination view={view} row={row} />,
            <a class="id" href={view.at(`/transfers/${row.id}`)}>
              {row.id}
            </a>,
            <Time at={row.object.created} />,
          ])}
        />
      </section>
      <Older href={view.at('/transfers')} next={next} />
    </Shell>
  )
}

/** One transfer with what came back of it. */
export const TransferPage: FC<{ view: View; row: TransferRow }> = ({ view, row }) => {
  const { object } = row
  const { store } = view.world
  const intent = idOf(store.get('charge', idOf(object.source_transaction) ?? '')?.object.payment_intent)
  const reversals = [...store.newest('transfer_reversal', view.account.id, { by: ['transfer', row.id] })]
  return (
    <Shell view={view} path="/transfers" title={`Transfer ${money(object.amount, object.currency)}`}>
      <p class="crumb">
        <a href={view.at('/transfers')}>Transfers</a>
      </p>
      <div class="head">
        <h1>
          {money(object.amount, object.currency)} <Badge status={statusOf(row)} />
        </h1>
        <span class="id">{row.id}</span>
      </div>
      <section aria-labelledby="details">
        <h2 id="details">Details</h2>
        <Facts
          rows={[
            ['Account', <Destination view={view} row={row} />],
            ['From payment', intent ? <a href={view.at(`/payments/${intent}`)}>{intent}</a> : null],
            ['Transfer group', object.transfer_group],
            ['Description', object.description],
            ['Came back', object.amount_reversed > 0 ? money(object.amount_reversed, object.currency) : 'Nothing'],
            ['Created', <Time at={object.created} />],
          ]}
        />
      </section>
      <section aria-labelledby="reversals">
        <h2 id="reversals">Reversals</h2>
        <Table
          label="Reversals"
          columns={['Amount', 'Reversal', 'Created']}
          empty="None."
          rows={reversals.map((reversal) => [
            <Money amount={reversal.object.amount} currency={reversal.object.currency} />,
            <span class="id">{reversal.id}</span>,
            <Time at={reversal.object.created} />,
          ])}
        />
      </section>
      <details class="more card">
        <summary>The object as the API gives it</summary>
        <Json label="Transfer" value={present(view.world, 'transfer', row)} />
      </details>
    </Shell>
  )
}
