/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { Count } from './parts'
import { methodLine } from './read-payments'
import type { View } from './view'

/** Numbers that a bank may put in a card's place: each a test card that is accepted. */
const REPLACEMENTS = [
  ['4242424242424242', 'Visa •••• 4242'],
  ['4000056655665556', 'Visa (debit) •••• 5556'],
  ['5555555555554444', 'Mastercard •••• 4444'],
  ['378282246310005', 'American Express •••• 0005'],
] as const

/** What a bank does about a customer's saved card: it moves the expiry, or puts another number in its place. */
export const RenewalForm: FC<{ view: View; customer: string; methods: Stripe.PaymentMethod[]; problem?: string }> = (props) => {
  const cards = props.methods.filter(({ card }) => card)
  if (cards.length === 0) return null
  return (
    <section aria-labelledby="renewal">
      <h2 id="renewal">Renew a card, as its bank does</h2>
      <p class="hint">
        The payment method keeps its id. payment_method.automatically_updated tells of it. Copies on other accounts are renewed there.
      </p>
      {props.problem ? (
        <p class="notice bad" role="alert">
          {props.problem}
        </p>
      ) : null}
      <form method="post" action={props.view.at(`/customers/${props.customer}/renew`)} aria-label="Renew a card">
        <div class="split">
          <div class="field">
            <label for="method">Card</label>
            <select id="method" name="method">
              {cards.map((method) => (
                <option value={method.id}>{`${methodLine(method)} (${method.id})`}</option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="card">New number</label>
            <select id="card" name="card">
              <option value="">The same number</option>
              {REPLACEMENTS.map(([number, label]) => (
                <option value={number}>{label}</option>
              ))}
            </select>
          </div>
        </div>
        <div class="split">
          <Count name="exp_month" label="Expiry month" value={String(cards[0]?.card?.exp_month ?? 1)} min={1} max={12} />
          <Count name="exp_year" label="Expiry year" value={String((cards[0]?.card?.exp_year ?? 2030) + 3)} min={2000} max={2099} />
        </div>
        <button type="submit" class="main">
          Renew the card
        </button>
      </form>
    </section>
  )
}
