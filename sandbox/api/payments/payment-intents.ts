import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { accountId } from '@/sandbox/core/ids'
import { emit } from '@/sandbox/events/events'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { type Infer, mergeMetadata, oneOf, text, unsupported } from '@/sandbox/http/params'
import { listParams, toShipping } from '@/sandbox/http/shapes'
import { confirmBankPayment, verifyPayment } from '@/sandbox/payments/bank/bank-payments'
import { declineCapture } from '@/sandbox/payments/declined-captures'
import { cancelPayment, capturePayment } from '@/sandbox/payments/holds'
import { clientSecret, freshIntentSecret, type PaymentIntentRow, requireAllowedType, unexpectedState } from '@/sandbox/payments/intents'
import { findPaymentMethod, refuseUsedUp } from '@/sandbox/payments/payment-methods'
import { confirmPayment } from '@/sandbox/payments/payments'
import { choose } from './confirm-with'
import { findCustomer } from './customers'
import { methodOptions, readAllowedTypes, requireReturnUrl } from './method-types'
import { answerIntent, openEndpoints } from './open-intents'
import { checkMoney, toTransferData } from './payment-amounts'
import { captureShape, confirmIntentShape, createShape, refuseDescriptor, updateShape } from './payment-intent-shapes'
import { defaultSourceOf } from './source-params'

type CreateParams = Infer<typeof createShape>
type Intent = Stripe.PaymentIntent
const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action']

/** The payment intent with the path's id on the account. Throws 404. */
function findPaymentIntent(call: Call): PaymentIntentRow {
  const row = call.world.store.owned('payment_intent', call.account, pathId(call))
  if (row) return row
  throw missing('payment_intent', pathId(call), 'intent', 404)
}

function newIntent(call: Call, params: CreateParams): Intent {
  const id = accountId('pi', call.account, call.world.clock.now(), '3')
  const types = readAllowedTypes(params, { currency: params.currency, capture: params.capture_method ?? 'automatic_async' })
  const options = params.payment_method_options
  const secure = { request_three_d_secure: options?.card?.request_three_d_secure ?? ('automatic' as const) }
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: types.allowed,
    amount: params.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: call.application,
    application_fee_amount: params.application_fee_amount ?? null,
    automatic_payment_methods: types.automatic,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.capture_method ?? 'automatic_async',
    client_secret: clientSecret(id),
    confirmation_method: params.confirmation_method ?? 'automatic',
    created: call.world.clock.now(),
    currency: params.currency,
    customer: params.customer ? findCustomer(call.world, call.account, params.customer, 'body').id : null,
    customer_account: null,
    description: params.description ?? null,
    excluded_payment_method_types: types.excluded,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: params.on_behalf_of ?? null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: methodOptions(types.types, { installments: null, mandate_options: null, network: null, ...secure }, options),
    payment_method_types: types.types,
    payment_record: null,
    processing: null,
    receipt_email: params.receipt_email ?? null,
    review: null,
    setup_future_usage: params.setup_future_usage ?? null,
    shipping: params.shipping ? toShipping(params.shipping) : null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_data: toTransferData(null, params.transfer_data),
    transfer_group: params.transfer_group ?? (params.transfer_data ? `group_${id}` : null),
  }
}

function onlyWithConfirm(params: CreateParams): void {
  if (params.confirm) return
  for (const name of ['confirmation_token', 'error_on_requires_action', 'off_session', 'return_url', 'mandate', 'mandate_data'] as const) {
    if (params[name] === undefined || (name === 'off_session' && params.off_session === false)) continue
    const message = `You cannot provide \`${name}\` without setting \`confirm\` to true. If you meant to do this, set confirm=true.`
    throw invalidRequest(message, { param: name })
  }
}

function create(call: Call, params: CreateParams): unknown {
  refuseDescriptor(params.statement_descriptor)
  onlyWithConfirm(params)
  const intent = newIntent(call, params)
  checkMoney(call, intent)
  let row = call.world.store.insert('payment_intent', call.account, intent.id, intent, freshIntentSecret())
  emit(call.world, call, 'payment_intent.created', row, 'payment_intent')
  if (params.confirm) return answerIntent(call, confirmNow(call, row, params))
  if (params.payment_method) row = setMethod(call, row, params.payment_method)
  return answerIntent(call, row)
}

function setMethod(call: Call, row: PaymentIntentRow, id: string): PaymentIntentRow {
  const method = findPaymentMethod(call.world, call.account, id, 'body')
  refuseUsedUp(method)
  return call.world.store.update('payment_intent', row.id, { payment_method: method.id, status: 'requires_confirmation', next_action: null })
}

function refuseConfirm(intent: Intent): void {
  if (OPEN.includes(intent.status)) return
  const why = intent.status === 'succeeded' ? 'it has already succeeded after being previously confirmed' : `it has a status of ${intent.status}`
  throw unexpectedState('payment_intent', `You cannot confirm this PaymentIntent because ${why}.`, intent)
}

function confirmNow(call: Call, before: PaymentIntentRow, params: Partial<Infer<typeof confirmIntentShape>>): PaymentIntentRow {
  refuseConfirm(before.object)
  const asked = params.setup_future_usage === undefined ? before.object.setup_future_usage : params.setup_future_usage
  const known = before.object.payment_method ?? defaultSourceOf(call, before.object.customer)
  const intent = { id: before.id, payment_method: known, setupFutureUsage: asked }
  const { method, how, token } = choose(call, 'payment_intent', intent, params, before.hidden)
  if (!method) {
    const message =
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method " +
      'and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.'
    throw unexpectedState('payment_intent', message, before.object)
  }
  requireReturnUrl('PaymentIntent', before.object, how)
  const row = call.world.store.update('payment_intent', before.id, {
    setup_future_usage: asked ?? token?.setup_future_usage ?? null,
    ...(params.capture_method && { capture_method: params.capture_method }),
    ...(params.receipt_email !== undefined && { receipt_email: params.receipt_email }),
    ...((params.shipping ?? token?.shipping) && { shipping: toShipping(params.shipping ?? token?.shipping ?? {}) }),
  })
  requireAllowedType(row, method)
  if (method.object.type === 'us_bank_account') return confirmBankPayment(call.world, call, row, method, how)
  return confirmPayment(call.world, call, row, method, how, params.error_on_requires_action ?? false)
}

/** What may change only while nothing has been charged yet. */
const MONEY_FIELDS = [
  'amount',
  'application_fee_amount',
  'capture_method',
  'currency',
  'customer',
  'payment_method',
  'setup_future_usage',
  'transfer_data',
] as const

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const { id, object: before } = findPaymentIntent(call)
  refuseDescriptor(params.statement_descriptor)
  const locked = MONEY_FIELDS.find((field) => params[field] !== undefined)
  if (locked && !OPEN.includes(before.status)) {
    const message =
      `This PaymentIntent's ${locked} could not be updated because it has a status of ${before.status}. You may only update the ${locked} of a ` +
      `PaymentIntent with one of the following statuses: ${OPEN.join(', ')}.`
    throw unexpectedState('payment_intent', message, before)
  }
  const fee = params.application_fee_amount === undefined ? before.application_fee_amount : params.application_fee_amount
  const money = {
    amount: params.amount ?? before.amount,
    application_fee_amount: fee,
    currency: params.currency ?? before.currency,
    transfer_data: toTransferData(before.transfer_data, params.transfer_data),
  }
  checkMoney(call, { ...money, on_behalf_of: before.on_behalf_of })
  const row = call.world.store.update('payment_intent', id, {
    ...money,
    capture_method: params.capture_method ?? before.capture_method,
    customer: params.customer ? findCustomer(call.world, call.account, params.customer, 'body').id : before.customer,
    description: params.description === undefined ? before.description : params.description,
    metadata: mergeMetadata(before.metadata, params.metadata),
    receipt_email: params.receipt_email === undefined ? before.receipt_email : params.receipt_email,
    setup_future_usage: params.setup_future_usage === undefined ? before.setup_future_usage : params.setup_future_usage,
    shipping: params.shipping === undefined ? before.shipping : params.shipping && toShipping(params.shipping),
    statement_descriptor_suffix:
      params.statement_descriptor_suffix === undefined ? before.statement_descriptor_suffix : params.statement_descriptor_suffix,
    transfer_group: params.transfer_group ?? before.transfer_group,
    // A challenge was for the former amount: it has to be asked for again.
    ...(locked && before.status === 'requires_action' && { status: 'requires_confirmation' as const, next_action: null }),
  })
  return params.payment_method ? setMethod(call, row, params.payment_method).object : row.object
}

function capture(call: Call, params: Infer<typeof captureShape>): unknown {
  const row = findPaymentIntent(call)
  refuseDescriptor(params.statement_descriptor)
  const fee = params.application_fee_amount ?? row.object.application_fee_amount
  const data = toTransferData(row.object.transfer_data, params.transfer_data)
  if (row.object.status === 'requires_capture' && (params.application_fee_amount || params.transfer_data)) {
    checkMoney(call, { ...row.object, application_fee_amount: fee, transfer_data: data })
  }
  const isDeclined = call.fault === 'capture_declined' || call.fault === 'capture_declined_hold_lost'
  if (isDeclined) declineCapture(call.world, call, row, { losesHold: call.fault === 'capture_declined_hold_lost' })
  return capturePayment(call.world, call, row, {
    amount: params.amount_to_capture,
    applicationFee: params.application_fee_amount,
    transferAmount: params.transfer_data?.amount,
    statementSuffix: params.statement_descriptor_suffix,
    metadata: mergeMetadata(row.object.metadata, params.metadata),
  }).object
}

const reason = oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer')

export const paymentIntentEndpoints = [
  endpoint('POST', '/v1/payment_intents', createShape, create),
  endpoint('GET', '/v1/payment_intents', { ...listParams, customer: text(), customer_account: unsupported() }, (call, params) =>
    page(
      call.world,
      {
        table: 'payment_intent',
        account: call.account,
        url: '/v1/payment_intents',
        noun: 'payment_intent',
        where: ({ object }) => !params.customer || object.customer === params.customer,
      },
      params,
    ),
  ),
  ...openEndpoints({
    kind: 'payment_intent',
    path: '/v1/payment_intents',
    find: findPaymentIntent,
    confirmShape: confirmIntentShape,
    confirm: confirmNow,
    verify: verifyPayment,
  }),
  endpoint('POST', '/v1/payment_intents/:id', updateShape, update),
  endpoint('POST', '/v1/payment_intents/:id/capture', captureShape, capture),
  endpoint(
    'POST',
    '/v1/payment_intents/:id/cancel',
    { cancellation_reason: reason },
    (call, params) => cancelPayment(call.world, call, findPaymentIntent(call), params.cancellation_reason ?? null).object,
  ),
]
