import { isHash } from '@/sandbox/core/typed'
import type { CardEntry } from '@/sandbox/js/frame/card/card-form'
import type { BillingDetails } from './frame-options'
import type { CardCall } from './messages'

type Fields = Record<string, unknown>

/** What a customer session allows the Payment Element. */
export type CardFeatures = { save: boolean; save_usage: 'on_session' | 'off_session' | null; remove: boolean }

/** A card that a wallet gave a token of. */
type WalletEntry = { card: { token: string }; billing: BillingDetails }
type BankEntry = { account: Record<string, string>; billing: BillingDetails }

/** What the frame knows when the card is sent. */
export type Known = {
  /** The saved card that was chosen; null for a new one. */
  savedId: string | null
  entry: CardEntry | WalletEntry | BankEntry
  /** Billing details the page gave to begin with. */
  defaults: BillingDetails
  /** The card is kept for later payments anyway. */
  saves: boolean
  features: CardFeatures
  /** The box that asks to save the card is checked. */
  wantsSaving: boolean
}

const given = (details: unknown): Fields =>
  isHash(details) ? Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)) : {}

/** Later ones win, line by line; what they leave out stays. */
function billingFrom(...all: unknown[]): Fields {
  const flat = all.map(given)
  const address = Object.assign({}, ...flat.map((details) => given(details.address)))
  return { ...Object.assign({}, ...flat), ...(Object.keys(address).length > 0 && { address }) }
}

/** How far a saved card may be shown again [doc api/customer_sessions]: always when the person said so, else only as the first payment needed it. */
function redisplay({ features, saves, wantsSaving }: Known): string | undefined {
  if (!features.save) return undefined
  return wantsSaving ? 'always' : saves ? 'limited' : undefined
}

/**
 * Puts the card into a call the way its endpoint wants it. Values of the host page win over those typed, those typed over what the page's other elements
 * know, as in Stripe.js.
 * @returns the body of the call
 */
export function completeCall(request: CardCall, known: Known): Fields {
  const { body, cardField } = request
  if (known.savedId && cardField === 'payment_method_data') {
    const { payment_method_data: _, ...rest } = body
    return { ...rest, payment_method: known.savedId }
  }
  const { entry } = known
  const { billing } = entry
  const asked = cardField === 'payment_method' ? body : isHash(body.payment_method_data) ? body.payment_method_data : {}
  if (cardField === 'token') {
    if (!('card' in entry)) throw new Error('Only cards become tokens')
    const typed = { ...entry.card, address_zip: billing.address?.postal_code, address_country: billing.address?.country }
    return { ...body, card: { ...typed, ...(isHash(body.card) && body.card) } }
  }
  const allow_redisplay = redisplay(known)
  const method = {
    ...(allow_redisplay && { allow_redisplay }),
    ...asked,
    ...('card' in entry ? { type: 'card', card: entry.card } : { type: 'us_bank_account', us_bank_account: entry.account }),
    billing_details: billingFrom(known.defaults, request.collected, billing, asked.billing_details),
  }
  if (cardField === 'payment_method') return method
  const usage = known.wantsSaving && !known.saves ? known.features.save_usage : null
  // A debit needs the customer's consent: the words under the fields ask for it, and paying gives it.
  const consent = 'card' in entry ? {} : { mandate_data: { customer_acceptance: { type: 'online', online: { infer_from_client: true } } } }
  return { ...consent, ...(usage && { setup_future_usage: usage }), ...body, payment_method_data: method }
}
