/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { byStatus, type Chosen, Filters, filteredPage } from '@/sandbox/dashboard/filters'
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
    <span class="wraps">{customerName(view.world, intent.customer) ?? '—'}</span>,
    <span class="nowrap">{payment.method ?? '—'}</span>,
    <Time at={intent.created} />,
  ]
}

const STATUSES = [
  'succeeded',
  'partially_refunded',
  'refunded',
  'disputed',
  'canceled',
  'processing',
  'requires_action',
  'requires_capture',
  'requires_confirmation',
  'requires_payment_method',
]

/** The account's payments, newest first. */
export const PaymentsPage: FC<{ view: View; chosen: Chosen }> = ({ view, chosen }) => {
  const { rows, next } = filteredPage(view.world.store.newest('payment_intent', view.account.id), chosen, {
    status: (row) => readPayment(view.world, row.object).status,
  })
  return (
    <Shell view={view} path="/payments" title="Payments">
      <h1>Payments</h1>
      <p class="lead">Every PaymentIntent of this account.</p>
      <Filters action={view.at('/payments')} filters={[byStatus(STATUSES)]} chosen={chosen} />
      <section>
        <Table
          label="Payments"
          columns={PAYMENT_COLUMNS}
          rows={rows.map((row) => paymentCells(view, row.object))}
          empty={chosen.status ? 'No payments have this status.' : 'No payments yet. They appear here as soon as one is created.'}
        />
      </section>
      <Older href={view.at('/payments')} next={next} />
    </Shell>
  )
}
