/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { byStatus, type Chosen, Filters, filteredPage } from '@/sandbox/dashboard/filters'
import { Badge, Money, Older, Table, Time } from '@/sandbox/dashboard/parts'
import { customerName, methodLine, readPayment } from '@/sandbox/dashboard/read-payments'
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

const CHARGE_COLUMNS = ['Amount', 'Status', 'Charge', 'Customer', 'Card', 'Created']

/** Charges that were asked for directly, as programs of before payment intents do; money that a platform sent is none. */
const PlainCharges: FC<{ view: View }> = ({ view }) => {
  const charges: Stripe.Charge[] = []
  for (const { object } of view.world.store.newest('charge', view.account.id))
    if (object.payment_intent === null && object.source_transfer === null) charges.push(object)
  if (charges.length === 0) return null
  return (
    <section aria-labelledby="plain">
      <h2 id="plain">Charges without a PaymentIntent</h2>
      <Table
        label="Charges without a PaymentIntent"
        columns={CHARGE_COLUMNS}
        empty="None."
        rows={charges.map((charge) => [
          <Money amount={charge.amount} currency={charge.currency} />,
          <Badge status={charge.refunded ? 'refunded' : charge.status === 'succeeded' && !charge.captured ? 'requires_capture' : charge.status} />,
          <span class="id">{charge.id}</span>,
          <span class="wraps">{customerName(view.world, charge.customer) ?? '—'}</span>,
          <span class="nowrap">{methodLine(charge.payment_method_details ?? {}) ?? '—'}</span>,
          <Time at={charge.created} />,
        ])}
      />
    </section>
  )
}

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
      <PlainCharges view={view} />
    </Shell>
  )
}
