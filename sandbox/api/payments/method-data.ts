import type { Call } from '@/sandbox/api/endpoint'
import type { World } from '@/sandbox/core/world'
import { ApiError, invalidRequest, notSupportedHere } from '@/sandbox/http/errors'
import { hash, type Infer, ignored, integer, metadata, oneOf, text, unsupported } from '@/sandbox/http/params'
import { billingShape } from '@/sandbox/http/shapes'
import type { Given } from '@/sandbox/payments/payment-methods'
import { redeemCardToken } from '@/sandbox/payments/tokens'
import { namedCard } from '@/sandbox/payments/typed-cards'

/** How far a saved method may be shown again. */
export const redisplay = oneOf('always', 'limited', 'unspecified')
const cardShape = {
  cvc: text(4),
  exp_month: integer(),
  exp_year: integer(),
  networks: hash({ preferred: text() }),
  number: text(30),
  token: text(),
}
const bankShape = {
  account_holder_type: oneOf('company', 'individual'),
  account_number: text(17),
  account_type: oneOf('checking', 'savings'),
  financial_connections_account: unsupported(),
  routing_number: text(9),
}
/** `payment_method_data` of confirmation tokens and intents, and the body of a new PaymentMethod. */
export const paymentMethodDataShape = {
  allow_redisplay: redisplay,
  billing_details: hash(billingShape),
  card: hash(cardShape),
  metadata: metadata(),
  radar_options: ignored(),
  type: text(),
  us_bank_account: hash(bankShape),
}
function needed<T>(value: T | undefined, param: string): T {
  if (value !== undefined) return value
  throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

/**
 * The typed card or bank account in a request. Card numbers come only from this program's own frame (publishable key, own origin): Stripe refuses
 * them from servers and from other pages, unless an account has them switched on. Throws Stripe's text for those.
 */
export function readMethod(call: Call, data: Infer<typeof paymentMethodDataShape>, param: string): Given {
  if (data.type === 'us_bank_account') return readBank(data, param)
  if (data.type !== undefined && data.type !== 'card') throw notSupportedHere(`payment methods of type ${data.type}`, `${param}type`)
  const card = needed(data.card, `${param}card`)
  if (card.token) {
    const named = namedCard(call.world, card.token)
    if (named) return { type: 'card', details: named }
    return { type: 'card', token: redeemCardToken(call.world, call.account, card.token, `${param}card[token]`) }
  }
  refuseForeignNumbers(call)
  const details = {
    number: needed(card.number, `${param}card[number]`),
    exp_month: needed(card.exp_month, `${param}card[exp_month]`),
    exp_year: needed(card.exp_year, `${param}card[exp_year]`),
    ...(card.cvc !== undefined && { cvc: card.cvc }),
  }
  return { type: 'card', details }
}

/** A bank account needs the name of its holder, because banks ask for it [doc ach-direct-debit]. */
function readBank(data: Infer<typeof paymentMethodDataShape>, param: string): Given {
  const hashName = `${param}us_bank_account`
  const bank = needed(data.us_bank_account, hashName)
  const details = {
    number: needed(bank.account_number, `${hashName}[account_number]`),
    routing: needed(bank.routing_number, `${hashName}[routing_number]`),
    holderType: bank.account_holder_type ?? null,
    accountType: bank.account_type ?? null,
  }
  needed(data.billing_details?.name ?? undefined, `${param}billing_details[name]`)
  return { type: 'us_bank_account', details, param: hashName }
}

/** What a server that sends a card number is answered. */
function refuseRawNumber(): ApiError {
  const message =
    'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you ' +
    'are using, see https://stripe.com/docs/testing. To enable testing raw card data APIs, see ' +
    'https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.'
  return new ApiError(402, { type: 'invalid_request_error', message }, { keepsWork: false })
}

/**
 * Throws 402 in Stripe's words for a card number that does not come from this program's own frame, unless it comes with a secret key whose
 * account has the raw card data APIs switched on [doc support.stripe.com/questions/enabling-access-to-raw-card-data-apis].
 */
export function refuseForeignNumbers(call: Call): void {
  if (!call.isPublishable && call.world.store.get('account', call.key.account)?.hidden.rawCardData) return
  if (!call.isPublishable) throw refuseRawNumber()
  if (call.origin === call.world.url) return
  const message =
    'This integration surface is unsupported for publishable key tokenization. To enable this surface, please update your settings in the ' +
    'Stripe Dashboard.'
  throw new ApiError(402, { type: 'invalid_request_error', message }, { keepsWork: false })
}

/** Throws 400 where tokens are switched off, as they are on accounts that Stripe opened lately [rec 2026-08-26]. */
export function refuseCardTokens(world: World): void {
  if (world.settings.cardTokens) return
  const message =
    'Card Token usage on the Customers API and Charges API has reached end of life. In order to continue processing your payments, you will need to use ' +
    'the Payment Intents and Payment Methods API. Read more about what you should do here: ' +
    'https://docs.stripe.com/payments/payment-methods/integration-options. If you need to continue to use Card Tokens on the Customers and Charges API, ' +
    'enable this functionality in your API policies settings: https://dashboard.stripe.com/settings/developers/api-policies'
  throw invalidRequest(message)
}
