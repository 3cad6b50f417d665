import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { emit } from '@/sandbox/events/events'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { clearableText, hash, type Infer, integer, mergeMetadata, metadata, oneOf, required, text, unsupported } from '@/sandbox/http/params'
import { billingShape, listParams, toBillingDetails } from '@/sandbox/http/shapes'
import { replaceDefault } from '@/sandbox/payments/card-sources'
import {
  attachPaymentMethod,
  createFromDetails,
  detachPaymentMethod,
  findPaymentMethod,
  insertPaymentMethod,
  partOfMethod,
  refuseUsedUp,
} from '@/sandbox/payments/payment-methods'
import { findCustomer } from './customers'
import { paymentMethodDataShape, readMethod, redisplay } from './method-data'

/** Stripe's other kinds of payment method: known, but not here. */
const OTHER_TYPES =
  'acss_debit affirm afterpay_clearpay alipay alma amazon_pay au_becs_debit bacs_debit bancontact billie bizum blik boleto cashapp crypto custom ' +
  'customer_balance eps fpx giropay grabpay ideal interac_present kakao_pay klarna konbini kr_card link mb_way mobilepay multibanco naver_pay ' +
  'nz_bank_account oxxo p24 pay_by_bank payco paynow paypal paypay payto pix promptpay revolut_pay samsung_pay satispay scalapay sepa_debit sequra ' +
  'sofort sunbit swish twint upi wechat_pay zip'
const otherTypes = Object.fromEntries(OTHER_TYPES.split(' ').map((type) => [type, unsupported()]))
const createShape = { ...otherTypes, ...paymentMethodDataShape, customer: text(), payment_method: text(), customer_account: unsupported() }
const listShape = { ...listParams, allow_redisplay: redisplay, type: text() }

function create(call: Call, params: Infer<typeof createShape>): unknown {
  if (params.payment_method || params.customer) return share(call, params)
  if (!params.type) throw invalidRequest('Missing required param: type.', { code: 'parameter_missing', param: 'type' })
  const more = { metadata: mergeMetadata({}, params.metadata), allowRedisplay: params.allow_redisplay }
  return createFromDetails(call.world, call.account, readMethod(call, params, ''), params.billing_details, more).object
}

/** Copies a platform's PaymentMethod to the connected account [doc connect/direct-charges-multiple-accounts]. */
function share(call: Call, params: Infer<typeof createShape>): unknown {
  const { world } = call
  const { payment_method: id, customer } = params
  if (!id) throw invalidRequest('Missing required param: payment_method.', { code: 'parameter_missing', param: 'payment_method' })
  const platform = call.application && world.store.get('application', call.application)?.account
  if (!platform) {
    const message = 'You can only share payment methods with connected accounts: make this request with the Stripe-Account header.'
    throw invalidRequest(message, { param: 'payment_method' })
  }
  const source = sharedSource(call, platform, id)
  if (customer) findCustomer(world, platform, customer, 'body')
  if (source.object.customer !== (customer ?? null)) {
    const message = customer
      ? `The payment method ${id} does not belong to the customer ${customer}.`
      : `The payment method ${id} is attached to a customer. You must provide the customer when sharing it.`
    throw invalidRequest(message, { param: 'customer' })
  }
  refuseUsedUp(source)
  if (source.object.customer === null) world.store.update('payment_method', source.id, {}, { consumed: true })
  const { billing_details: billing } = source.object
  const secret = { ...source.hidden, consumed: false, setUpForOffSession: false }
  const metadata = mergeMetadata({}, params.metadata)
  const parts = { part: partOfMethod(source.id, source.object), secret, metadata, billing: toBillingDetails(params.billing_details, billing) }
  return insertPaymentMethod(world, call.account, parts).object
}

function sharedSource(call: Call, platform: string, id: string) {
  const source = call.world.store.owned('payment_method', platform, id)
  if (source) return source
  if (/^pm_(card|usBankAccount)_/.test(id)) return findPaymentMethod(call.world, platform, id, 'body')
  throw missing('PaymentMethod', id, 'payment_method', 400)
}

const updateShape = {
  allow_redisplay: redisplay,
  billing_details: hash(billingShape),
  card: hash({ exp_month: integer({ min: 1, max: 12 }), exp_year: integer(), networks: hash({ preferred: clearableText() }) }),
  metadata: metadata(),
  us_bank_account: hash({ account_holder_type: oneOf('company', 'individual'), account_type: oneOf('checking', 'savings') }),
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const row = findPaymentMethod(call.world, call.account, pathId(call), 'path')
  const before = row.object
  if (before.customer === null) {
    const message = 'You must save this PaymentMethod to a customer before you can update it.'
    throw invalidRequest(message, { code: 'payment_method_unexpected_state' })
  }
  const { exp_month: month, exp_year: year } = params.card ?? {}
  const next = call.world.store.update('payment_method', row.id, {
    billing_details: toBillingDetails(params.billing_details, before.billing_details),
    metadata: mergeMetadata(before.metadata ?? {}, params.metadata),
    ...(params.allow_redisplay && { allow_redisplay: params.allow_redisplay }),
    ...(before.card && { card: { ...before.card, exp_month: month ?? before.card.exp_month, exp_year: year ?? before.card.exp_year } }),
    ...(before.us_bank_account && { us_bank_account: { ...before.us_bank_account, ...params.us_bank_account } }),
  })
  const previous = { billing_details: before.billing_details, metadata: before.metadata, ...previousExpiry(before.card, next.object.card) }
  emit(call.world, call, 'payment_method.updated', next, 'payment_method', previous)
  return next.object
}

/** The expiry of before, where it was changed. */
function previousExpiry(before: Stripe.PaymentMethod.Card | undefined, after: Stripe.PaymentMethod.Card | undefined): object {
  const changed = (['exp_month', 'exp_year'] as const).filter((field) => before?.[field] !== after?.[field])
  return changed.length === 0 ? {} : { card: Object.fromEntries(changed.map((field) => [field, before?.[field]])) }
}

function attach(call: Call, params: { customer: string }): unknown {
  const method = findPaymentMethod(call.world, call.account, pathId(call), 'path')
  const customer = findCustomer(call.world, call.account, params.customer, 'body')
  return attachPaymentMethod(call.world, call, method, customer.id).object
}

function detach(call: Call): unknown {
  const row = findPaymentMethod(call.world, call.account, pathId(call), 'path')
  if (row.object.customer === null) {
    throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.')
  }
  const detached = detachPaymentMethod(call.world, call, row)
  replaceDefault(call.world, call, String(row.object.customer), row.id)
  return detached.object
}

function listOf(call: Call, url: string, params: Infer<typeof listShape>, customer: string | undefined): unknown {
  if (customer) findCustomer(call.world, call.account, customer, 'body')
  const { type, allow_redisplay: allowed } = params
  return page(
    call.world,
    {
      table: 'payment_method',
      account: call.account,
      url,
      noun: 'PaymentMethod',
      by: { customer },
      where: ({ object }) =>
        object.customer !== null &&
        (!customer || object.customer === customer) &&
        (!type || object.type === type) &&
        (!allowed || object.allow_redisplay === allowed),
    },
    params,
  )
}

function ofCustomer(call: Call): unknown {
  const customer = findCustomer(call.world, call.account, pathId(call), 'path')
  const method = findPaymentMethod(call.world, call.account, pathId(call, 'method'), 'path')
  if (method.object.customer === customer.id) return method.object
  throw missing('PaymentMethod', method.id, 'payment_method', 404)
}

export const paymentMethodEndpoints = [
  endpoint('POST', '/v1/payment_methods', createShape, create, { publishable: true }),
  endpoint('GET', '/v1/payment_methods', { ...listShape, customer: text(), customer_account: unsupported() }, (call, params) =>
    listOf(call, '/v1/payment_methods', params, params.customer),
  ),
  endpoint('GET', '/v1/payment_methods/:id', {}, (call) => findPaymentMethod(call.world, call.account, pathId(call), 'path').object),
  endpoint('POST', '/v1/payment_methods/:id', updateShape, update),
  endpoint('POST', '/v1/payment_methods/:id/attach', { customer: required(text()), customer_account: unsupported() }, attach),
  endpoint('POST', '/v1/payment_methods/:id/detach', {}, detach),
  endpoint('GET', '/v1/customers/:id/payment_methods', listShape, (call, params) => {
    const customer = findCustomer(call.world, call.account, pathId(call), 'path')
    return listOf(call, `/v1/customers/${customer.id}/payment_methods`, params, customer.id)
  }),
  endpoint('GET', '/v1/customers/:id/payment_methods/:method', {}, ofCustomer),
]
