/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { TEST_DISPUTES } from '@/sandbox/disputes/dispute-objects'
import { money, plain, textOf } from './format'
import { ActionButton, Badge, Count, Money, Table, Time } from './parts'
import type { Payment } from './read-payments'
import type { View } from './view'

/** What becomes of a refund, as the form asks it. */
export const OUTCOMES = {
  succeeds: 'Succeeds',
  fails_later: 'Succeeds, then fails',
  stays_pending: 'Stays pending',
  requires_action: 'Waits for the customer',
} as const
const REASONS = ['requested_by_customer', 'duplicate', 'fraudulent']
const ENDED = ['failed', 'canceled']

const Switches: FC<{ view: View; payment: Payment; refund: Stripe.Refund }> = ({ view, payment, refund }) => {
  const { status, id } = refund
  if (ENDED.includes(status ?? '')) return <>—</>
  const action = view.at(`/payments/${payment.intent.id}/refunds/${id}`)
  return (
    <div class="row">
      {status === 'succeeded' ? null : <ActionButton action={action} label="Let it succeed" fields={{ outcome: 'succeeded' }} />}
      {status === 'requires_action' ? <ActionButton action={action} label="Cancel" fields={{ outcome: 'canceled' }} /> : null}
      <ActionButton action={action} label="Let it fail" kind="danger" fields={{ outcome: 'failed' }} />
    </div>
  )
}

const Refunds: FC<{ view: View; payment: Payment; refunds: Stripe.Refund[] }> = ({ view, payment, refunds }) => (
  <Table
    label="Refunds"
    columns={['Amount', 'Status', 'Refund', 'Bank’s reference', 'Created', 'Test switches']}
    empty="Nothing has been refunded."
    rows={refunds.map((refund) => [
      <Money amount={refund.amount} currency={refund.currency} />,
      <>
        <Badge status={refund.status ?? 'pending'} /> {refund.pending_reason ?? refund.failure_reason ?? ''}
      </>,
      <span class="id">{refund.id}</span>,
      refund.destination_details?.card?.reference ?? refund.destination_details?.us_bank_transfer?.reference ?? '—',
      <Time at={refund.created} />,
      <Switches view={view} payment={payment} refund={refund} />,
    ])}
  />
)

const RefundForm: FC<{ view: View; payment: Payment; left: number; currency: string }> = ({ view, payment, left, currency }) => (
  <form method="post" action={view.at(`/payments/${payment.intent.id}/refund`)} aria-label="Refund">
    <div class="split">
      <div class="field">
        <label for="amount">Amount ({currency.toUpperCase()})</label>
        <input id="amount" name="amount" value={textOf(left, currency)} inputmode="decimal" required />
      </div>
      <div class="field">
        <label for="reason">Reason</label>
        <select id="reason" name="reason">
          <option value="">None</option>
          {REASONS.map((reason) => (
            <option value={reason}>{plain(reason)}</option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="outcome">Test switch: the refund</label>
        <select id="outcome" name="outcome">
          {Object.entries(OUTCOMES).map(([value, label]) => (
            <option value={value}>{label}</option>
          ))}
        </select>
      </div>
      <Count name="days" label="Fails after, days" value="14" min={0} max={365} />
    </div>
    <button type="submit" class="main">
      Refund
    </button>
  </form>
)

/** What of a payment was given back, and the form that gives back more. */
export const RefundSection: FC<{ view: View; payment: Payment; problem?: string }> = ({ view, payment, problem }) => {
  const { charge } = payment
  if (!charge?.captured || charge.status === 'failed') return null
  const refunds = [...view.world.store.newest('refund', view.account.id, { by: ['charge', charge.id] })].map((row) => row.object)
  const left = charge.amount - charge.amount_refunded
  return (
    <section aria-labelledby="refunds">
      <h2 id="refunds">Refunds</h2>
      {problem ? (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      ) : null}
      <Refunds view={view} payment={payment} refunds={refunds} />
      {left > 0 ? (
        <RefundForm view={view} payment={payment} left={left} currency={charge.currency} />
      ) : (
        <p class="hint">{money(charge.amount, charge.currency)} has been given back. There is nothing left to refund.</p>
      )}
    </section>
  )
}

/** The disputes of a payment, and the form by which its bank opens one. */
export const DisputeSection: FC<{ view: View; payment: Payment }> = ({ view, payment }) => {
  const { charge } = payment
  if (!charge?.captured || charge.status === 'failed') return null
  const disputes = [...view.world.store.newest('dispute', view.account.id, { by: ['charge', charge.id] })]
  return (
    <section aria-labelledby="disputes">
      <h2 id="disputes">Disputes</h2>
      {disputes.map(({ object }) => (
        <p>
          <Badge status={object.status} /> <Money amount={object.amount} currency={object.currency} />{' '}
          <a class="id" href={view.at(`/disputes/${object.id}`)}>
            {object.id}
          </a>
        </p>
      ))}
      <form method="post" action={view.at(`/payments/${payment.intent.id}/dispute`)} aria-label="Open a dispute">
        <div class="field">
          <label for="kind">Test switch: the bank says</label>
          <select id="kind" name="kind">
            {Object.keys(TEST_DISPUTES).map((kind) => (
              <option value={kind}>{plain(kind)}</option>
            ))}
          </select>
        </div>
        <button type="submit" class="danger">
          Open a dispute
        </button>
      </form>
    </section>
  )
}
