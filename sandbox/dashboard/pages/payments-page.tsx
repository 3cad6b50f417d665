/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { pageOf } from '@/sandbox/dashboard/format'
import { Badge, Money, Older, Table, Time } from '@/sandbox/dashboard/parts'
import { customerName, readPayment } from '@/sandbox/dashboard/read-payments'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'

export const PAYMENT_COLUMNS = ['Amount', 'Status', 'Payment', 'Customer', 'Payment method', 'Created']

/** One row of a list of payments; the id leads to its page. */
export function paymentCells(view: View, intent: Parameters<typeof readPayment>[1]) {
  const payment = readPayment(view.world, intent)
  return [
    <Money amount={intent.amount} currency={intent.currency} />,
    <Badge status={payment.status} />,
    <a class="id" href={view.at(`/payments/${intent.id}`)}>
      {intent.id}
    </a>,
    customerName(view.world, intent.customer) ?? '—',
    <span class="nowrap">{payment.method ?? '—'}</span>,
    <Time at={intent.created} />,
  ]
}

/** The account's payments, newest first. */
export const PaymentsPage: FC<{ view: View; after?: string }> = ({ view, after }) => {
  const { rows, next } = pageOf(view.world.store.newest('payment_intent', view.account.id), after)
  return (
    <Shell view={view} path="/payments" title="Payments">
      <h1>Payments</h1>
      <p class="lead">Every PaymentIntent of this account.</p>
      <section>
        <Table
          label="Payments"
          columns={PAYMENT_COLUMNS}
          rows={rows.map((row) => paymentCells(view, row.object))}
          empty="No payments yet. They appear here as soon as one is created."
        />
      </section>
      <Older href={view.at('/payments')} next={next} />
    </Shell>
  )
}
