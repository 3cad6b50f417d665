/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { money, textOf } from './format'
import type { View } from './view'

/** The form that captures a hold, wholly or in part; nothing where none is held. */
export const CaptureSection: FC<{ view: View; intent: Stripe.PaymentIntent; problem?: string }> = ({ view, intent, problem }) => {
  if (intent.status !== 'requires_capture') return null
  const { amount_capturable: held, currency } = intent
  return (
    <section aria-labelledby="capture">
      <h2 id="capture">Capture</h2>
      {problem ? (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      ) : null}
      <form method="post" action={view.at(`/payments/${intent.id}/capture`)} aria-label="Capture">
        <div class="field">
          <label for="captured">Amount ({currency.toUpperCase()})</label>
          <input id="captured" name="amount" value={textOf(held, currency)} inputmode="decimal" required />
        </div>
        <p class="hint">{money(held, currency)} is held. What is not captured is released, and cannot be captured later.</p>
        <button type="submit" class="main">
          Capture
        </button>
      </form>
    </section>
  )
}
