/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { CaptureSection } from '@/sandbox/dashboard/capture-section'
import { idOf, money } from '@/sandbox/dashboard/format'
import { Badge, Facts, Json, Money, Table, Time } from '@/sandbox/dashboard/parts'
import { addressLine, customerName, eventsAbout, type Payment, readPayment } from '@/sandbox/dashboard/read-payments'
import { DisputeSection, RefundSection } from '@/sandbox/dashboard/refund-section'
import { Shell } from '@/sandbox/dashboard/shell'
import { nameOf, type View } from '@/sandbox/dashboard/view'

const NOT_SETTLED = 'Not settled yet'

/** Sum of the fee details of one kind, of what was kept of the payment; null before Stripe has settled. */
function feeOf({ transaction, release }: Payment, type: string): number | null {
  if (!transaction) return null
  const details = [...transaction.fee_details, ...(release?.fee_details ?? [])]
  return details.filter((detail) => detail.type === type).reduce((sum, detail) => sum + detail.amount, 0)
}

const MoneyFacts: FC<{ payment: Payment }> = ({ payment }) => {
  const { intent, charge, transaction, release } = payment
  const currency = transaction?.currency ?? intent.currency
  const stripeFee = feeOf(payment, 'stripe_fee')
  const applicationFee = feeOf(payment, 'application_fee') ?? intent.application_fee_amount
  // What of a hold was not taken counts as refunded at Stripe.
  const released = charge?.captured ? charge.amount - charge.amount_captured : (charge?.amount_refunded ?? 0)
  return (
    <section aria-labelledby="money">
      <h2 id="money">Money</h2>
      <Facts
        rows={[
          ['Amount', money(intent.amount, intent.currency)],
          ['Captured', charge ? money(charge.amount_captured, charge.currency) : null],
          ['Released', released > 0 && charge ? money(released, charge.currency) : null],
          ['Refunded', charge && charge.amount_refunded > released ? money(charge.amount_refunded - released, charge.currency) : null],
          ['Stripe fee', stripeFee === null ? NOT_SETTLED : money(stripeFee, currency)],
          ['Application fee', applicationFee === null ? 'None' : money(applicationFee, currency)],
          ['Net', transaction ? money(transaction.net + (release?.net ?? 0), currency) : NOT_SETTLED],
        ]}
      />
    </section>
  )
}

/** Who pays, as the payment method was told. */
function payer({ name, email, phone, address }: Stripe.Charge.BillingDetails): string | null {
  return [name, email, phone, addressLine(address)].filter(Boolean).join(', ') || null
}

/** Where the customer does what the payment waits for. */
function waiting({ next_action: action }: Stripe.PaymentIntent) {
  const bank = action?.verify_with_microdeposits?.hosted_verification_url
  if (bank) return <a href={bank}>Proof that the microdeposits arrived</a>
  const challenge = action?.redirect_to_url?.url
  if (challenge) return <a href={challenge}>The customer’s answer to the bank</a>
  return action ? 'The customer’s answer to the bank, on the shop’s page' : null
}

const Details: FC<{ view: View; payment: Payment }> = ({ view, payment }) => {
  const { intent, charge } = payment
  const customer = idOf(intent.customer)
  const card = charge?.payment_method_details?.card
  const error = intent.last_payment_error
  return (
    <section aria-labelledby="details">
      <h2 id="details">Details</h2>
      <Facts
        rows={[
          ['Status', <Badge status={payment.status} />],
          [
            'Customer',
            customer ? (
              <>
                <a href={view.at(`/customers/${customer}`)}>{customerName(view.world, customer)}</a> <span class="id">{customer}</span>
              </>
            ) : (
              'Guest'
            ),
          ],
          ['Payment method', payment.method ?? 'None yet'],
          ['Payment method ID', idOf(intent.payment_method)],
          [
            'Statement descriptor',
            charge?.calculated_statement_descriptor ?? intent.statement_descriptor_suffix ?? intent.statement_descriptor ?? 'Not set',
          ],
          ['Description', intent.description],
          ['Billing', charge ? payer(charge.billing_details) : null],
          [
            'Shipping',
            intent.shipping ? [intent.shipping.name, intent.shipping.phone, addressLine(intent.shipping.address)].filter(Boolean).join(', ') : null,
          ],
          ['Waits for', waiting(intent)],
          ['Capture method', intent.capture_method],
          ['Capture before', card?.capture_before && intent.status === 'requires_capture' ? <Time at={card.capture_before} /> : null],
          ['Last error', error ? `${error.message ?? error.type} (${error.decline_code ?? error.code ?? error.type})` : null],
          ['Charge', charge?.id ?? null],
          ['Created', <Time at={intent.created} />],
        ]}
      />
    </section>
  )
}

export const TRANSACTION_COLUMNS = ['Type', 'Amount', 'Fee', 'Net', 'Description', 'Available on']

/** Cells of one balance transaction; used by the balance page, too. */
export function transactionCells(transaction: Stripe.BalanceTransaction) {
  const { currency } = transaction
  return [
    <Badge status={transaction.type} />,
    <Money amount={transaction.amount} currency={currency} />,
    <Money amount={transaction.fee} currency={currency} />,
    <Money amount={transaction.net} currency={currency} />,
    <>
      {transaction.description ?? '—'} <span class="id">{transaction.id}</span>
    </>,
    <Time at={transaction.available_on} />,
  ]
}

const Transactions: FC<{ view: View; payment: Payment }> = ({ view, payment }) => {
  const sources = new Set([payment.charge?.id, ...payment.refunds.map((refund) => refund.id)])
  const rows: Stripe.BalanceTransaction[] = []
  for (const row of view.world.store.newest('balance_transaction', view.account.id)) {
    const source = idOf(row.object.source)
    if (source && sources.has(source)) rows.push(row.object)
  }
  return (
    <section aria-labelledby="transactions">
      <h2 id="transactions">Balance transactions</h2>
      <Table
        label="Balance transactions"
        columns={TRANSACTION_COLUMNS}
        rows={rows.reverse().map(transactionCells)}
        empty="None yet: Stripe has not settled this payment."
      />
    </section>
  )
}

const Platform: FC<{ view: View; payment: Payment }> = ({ view, payment }) => {
  const { fee } = payment
  if (!fee) return null
  const row = view.world.store.get('application_fee', fee.id)
  const platform = row ? view.world.store.get('account', row.account)?.object : undefined
  return (
    <section aria-labelledby="platform">
      <h2 id="platform">Collected by the platform</h2>
      <Facts
        rows={[
          ['Fee ID', <span class="id">{fee.id}</span>],
          ['Amount', money(fee.amount, fee.currency)],
          ['Refunded to the account', fee.amount_refunded > 0 ? money(fee.amount_refunded, fee.currency) : null],
          ['Platform', nameOf(platform)],
        ]}
      />
    </section>
  )
}

const Timeline: FC<{ view: View; payment: Payment }> = ({ view, payment }) => {
  const ids = new Set([payment.intent.id, ...(payment.charge ? [payment.charge.id] : [])])
  const events = eventsAbout(view.world, view.account.id, ids)
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      {events.length === 0 ? <p class="empty">Nothing has happened yet.</p> : null}
      <ol class="timeline">
        {events.map((event) => (
          <li>
            <a href={view.at(`/events/${event.id}`)}>{event.type}</a>
            <br />
            <Time at={event.created} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** One payment: money, details, timeline, transactions, metadata, and the object as the API gives it. */
export const PaymentPage: FC<{ view: View; intent: Stripe.PaymentIntent; notice?: string; problem?: string }> = (props) => {
  const { view, intent } = props
  const payment = readPayment(view.world, intent)
  const metadata = Object.entries(intent.metadata)
  return (
    <Shell view={view} path="/payments" title={`Payment ${money(intent.amount, intent.currency)}`} notice={props.notice}>
      <p class="crumb">
        <a href={view.at('/payments')}>Payments</a>
      </p>
      <div class="head">
        <h1>
          {money(intent.amount, intent.currency)} <Badge status={payment.status} />
        </h1>
        <span class="id">{intent.id}</span>
      </div>
      <MoneyFacts payment={payment} />
      <Details view={view} payment={payment} />
      <CaptureSection view={view} intent={intent} problem={props.problem} />
      <RefundSection view={view} payment={payment} problem={props.problem} />
      <DisputeSection view={view} payment={payment} />
      <Platform view={view} payment={payment} />
      <Timeline view={view} payment={payment} />
      <Transactions view={view} payment={payment} />
      <section aria-labelledby="metadata">
        <h2 id="metadata">Metadata</h2>
        {metadata.length === 0 ? <p class="empty">No metadata.</p> : <Facts rows={metadata.map(([key, value]) => [key, value])} />}
      </section>
      <details class="more card">
        <summary>The objects as the API gives them</summary>
        <Json label="PaymentIntent" value={intent} />
        {payment.charge ? <Json label="Charge" value={payment.charge} /> : null}
      </details>
    </Shell>
  )
}
