import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { accountId } from '@/sandbox/core/ids'
import type { CardSecret } from '@/sandbox/core/tables'
import { missing } from '@/sandbox/http/errors'
import { clearable, clearableText, flag, hash, type Infer, ignored, mergeMetadata, metadata, oneOf, required, text } from '@/sandbox/http/params'
import { addressShape, mandateDataShape, toAddress, toBillingDetails } from '@/sandbox/http/shapes'
import { findPaymentMethod, partOf, partOfMethod, refuseUsedUp } from '@/sandbox/payments/payment-methods'
import { paymentMethodDataShape, readMethod } from './method-data'

const HALF_A_DAY = 12 * 3600

const testShape = {
  payment_method: text(),
  payment_method_data: hash(paymentMethodDataShape),
  payment_method_options: ignored(),
  return_url: text(),
  setup_future_usage: oneOf('off_session', 'on_session'),
  shipping: hash({ address: required(hash(addressShape)), name: required(text()), phone: clearableText() }),
}
/** What Stripe.js sends in addition. */
const browserShape = {
  ...testShape,
  mandate_data: clearable(hash(mandateDataShape)),
  metadata: metadata(),
  use_stripe_sdk: flag(),
  client_context: ignored(),
}

type Preview = Stripe.ConfirmationToken.PaymentMethodPreview

function preview(
  call: Call,
  params: Partial<Infer<typeof browserShape>>,
): { preview: Preview; card: CardSecret | null; paymentMethod: string | null } {
  if (params.payment_method) {
    const row = findPaymentMethod(call.world, call.account, params.payment_method, 'body')
    refuseUsedUp(row)
    const { allow_redisplay, billing_details, customer, type } = row.object
    const shown = { allow_redisplay, billing_details, ...partOfMethod(row.id, row.object), customer, customer_account: null, type }
    return { preview: shown, card: null, paymentMethod: row.id }
  }
  const data = params.payment_method_data ?? {}
  const given = readMethod(call, data, 'payment_method_data.')
  const { part, secret } = partOf(call.world, given)
  const shown = {
    allow_redisplay: data.allow_redisplay ?? 'unspecified',
    billing_details: toBillingDetails(data.billing_details, 'token' in given ? given.token.billing : undefined),
    ...part,
    customer: null,
    customer_account: null,
    type: given.type,
  }
  return { preview: shown, card: secret, paymentMethod: null }
}

function mandateData(call: Call, sent: Infer<typeof browserShape>['mandate_data']): Stripe.ConfirmationToken.MandateData | null {
  if (!sent?.customer_acceptance) return null
  const online = sent.customer_acceptance.online
  const seen = { ip_address: online?.ip_address ?? call.ip, user_agent: online?.user_agent ?? call.userAgent }
  return { customer_acceptance: { online: online ? seen : null, type: sent.customer_acceptance.type ?? 'online' } }
}

function create(call: Call, params: Partial<Infer<typeof browserShape>>): unknown {
  const { world } = call
  const shown = preview(call, params)
  const { shipping } = params
  const token: Stripe.ConfirmationToken = {
    id: accountId('ctoken', call.account, world.clock.now()),
    object: 'confirmation_token',
    created: world.clock.now(),
    expires_at: world.clock.now() + HALF_A_DAY,
    livemode: false,
    mandate_data: mandateData(call, params.mandate_data),
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: shown.preview,
    return_url: params.return_url ?? null,
    setup_future_usage: params.setup_future_usage ?? null,
    setup_intent: null,
    shipping: shipping ? { address: toAddress(shipping.address), name: shipping.name, phone: shipping.phone ?? null } : null,
    use_stripe_sdk: params.use_stripe_sdk ?? call.isPublishable,
  }
  world.store.insert('confirmation_token', call.account, token.id, token, { card: shown.card, paymentMethod: shown.paymentMethod })
  return token
}

function retrieve(call: Call): unknown {
  const row = call.world.store.owned('confirmation_token', call.account, pathId(call))
  if (!row) throw missing('confirmation token', pathId(call), 'confirmation_token', 404)
  return row.object
}

export const confirmationTokenEndpoints = [
  endpoint('POST', '/v1/confirmation_tokens', browserShape, create, { publishable: true }),
  endpoint('POST', '/v1/test_helpers/confirmation_tokens', testShape, (call, params) => create(call, params)),
  endpoint('GET', '/v1/confirmation_tokens/:id', {}, retrieve),
]
