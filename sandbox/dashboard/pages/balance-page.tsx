/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { money, pageOf } from '@/sandbox/dashboard/format'
import { Facts, Older, Table } from '@/sandbox/dashboard/parts'
import { readBalance } from '@/sandbox/dashboard/read-payments'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'
import { TRANSACTION_COLUMNS, transactionCells } from './payment-page'

/** The account's balance and every transaction that made it. */
export const BalancePage: FC<{ view: View; after?: string }> = ({ view, after }) => {
  const { rows, next } = pageOf(view.world.store.newest('balance_transaction', view.account.id), after)
  const balances = readBalance(view.world, view.account.id)
  return (
    <Shell view={view} path="/balance" title="Balance">
      <h1>Balance</h1>
      <p class="lead">The sum of all balance transactions.</p>
      <section aria-labelledby="sums">
        <h2 id="sums">By currency</h2>
        {balances.length === 0 ? <p class="empty">Nothing has come in yet.</p> : null}
        <Facts
          rows={balances.map((sum) => [
            sum.currency.toUpperCase(),
            `${money(sum.available, sum.currency)} available, ${money(sum.pending, sum.currency)} pending`,
          ])}
        />
      </section>
      <section aria-labelledby="transactions">
        <h2 id="transactions">Balance transactions</h2>
        <Table label="Balance transactions" columns={TRANSACTION_COLUMNS} empty="None yet." rows={rows.map((row) => transactionCells(row.object))} />
      </section>
      <Older href={view.at('/balance')} next={next} />
    </Shell>
  )
}
