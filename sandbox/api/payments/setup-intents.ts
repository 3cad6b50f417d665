import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { accountId } from '@/sandbox/core/ids'
import { emit } from '@/sandbox/events/events'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { clearableText, flag, hash, type Infer, mergeMetadata, metadata, oneOf, required, text, unsupported } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'
import { requireConnected } from '@/sandbox/keys/auth'
import { confirmBankSetup, verifySetup } from '@/sandbox/payments/bank/bank-setups'
import { clientSecret, freshIntentSecret, requireAllowedType, type SetupIntentRow, unexpectedState } from '@/sandbox/payments/intents'
import { setMandateStatus } from '@/sandbox/payments/mandates'
import { findPaymentMethod, refuseUsedUp } from '@/sandbox/payments/payment-methods'
import { confirmSetup } from '@/sandbox/payments/setups'
import { choose, confirmShape, methodOptionsShape } from './confirm-with'
import { findCustomer } from './customers'
import { allowedTypesShape, methodOptions, readAllowedTypes, requireReturnUrl } from './method-types'
import { answerIntent, openEndpoints } from './open-intents'

const writable = {
  ...allowedTypesShape,
  attach_to_self: unsupported(),
  customer: text(),
  customer_account: unsupported(),
  description: clearableText(1000),
  flow_directions: unsupported(),
  metadata: metadata(),
  payment_method: text(),
  payment_method_configuration: unsupported(),
  payment_method_options: hash(methodOptionsShape),
}
const createShape = {
  ...writable,
  ...confirmShape,
  automatic_payment_methods: hash({ enabled: required(flag()), allow_redirects: oneOf('always', 'never') }),
  confirm: flag(),
  on_behalf_of: text(),
  single_use: unsupported(),
  usage: oneOf('off_session', 'on_session'),
}
const openConfirmShape = { ...confirmShape, ...allowedTypesShape, client_secret: text() }

/** The setup intent with this id on the account. Throws 404. */
export function findSetupIntent(call: Call, id = pathId(call)): SetupIntentRow {
  const row = call.world.store.owned('setup_intent', call.account, id)
  if (row) return row
  throw missing('setupintent', id, 'intent', 404)
}

function newIntent(call: Call, params: Infer<typeof createShape>): Stripe.SetupIntent {
  const id = accountId('seti', call.account, call.world.clock.now())
  const types = readAllowedTypes(params)
  const options = params.payment_method_options
  const secure = { request_three_d_secure: options?.card?.request_three_d_secure ?? ('automatic' as const) }
  return {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: types.allowed,
    application: call.application,
    automatic_payment_methods: types.automatic,
    cancellation_reason: null,
    client_secret: clientSecret(id),
    created: call.world.clock.now(),
    customer: params.customer ? findCustomer(call.world, call.account, params.customer, 'body').id : null,
    customer_account: null,
    description: params.description ?? null,
    excluded_payment_method_types: types.excluded,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: mergeMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: params.on_behalf_of ?? null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: methodOptions(types.types, { mandate_options: null, network: null, ...secure }, options),
    payment_method_types: types.types,
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: params.usage ?? 'off_session',
  }
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  const { world } = call
  if (params.on_behalf_of) requireConnected(world, call.key, params.on_behalf_of)
  const intent = newIntent(call, params)
  if (!params.confirm && (params.confirmation_token || params.return_url)) {
    const name = params.return_url ? 'return_url' : 'confirmation_token'
    throw invalidRequest(`You cannot provide \`${name}\` without setting \`confirm\` to true.`, { param: name })
  }
  let row = world.store.insert('setup_intent', call.account, intent.id, intent, freshIntentSecret())
  emit(world, call, 'setup_intent.created', row, 'setup_intent')
  if (params.confirm) return answerIntent(call, confirmNow(call, row, params))
  if (params.payment_method) row = setMethod(call, row, params.payment_method)
  return answerIntent(call, row)
}

function setMethod(call: Call, row: SetupIntentRow, id: string): SetupIntentRow {
  const method = findPaymentMethod(call.world, call.account, id, 'body')
  refuseUsedUp(method)
  return call.world.store.update('setup_intent', row.id, { payment_method: method.id, status: 'requires_confirmation', next_action: null })
}

function confirmNow(call: Call, row: SetupIntentRow, params: Infer<typeof openConfirmShape>): SetupIntentRow {
  const { object } = row
  if (object.status === 'succeeded' || object.status === 'canceled') {
    const why = object.status === 'succeeded' ? 'it has already succeeded' : 'it has been canceled'
    throw unexpectedState('setup_intent', `You cannot confirm this SetupIntent because ${why}.`, object)
  }
  const intent = { id: row.id, payment_method: object.payment_method, setupFutureUsage: object.usage }
  const { method, how } = choose(call, 'setup_intent', intent, params, row.hidden)
  if (!method) {
    const message =
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again."
    throw unexpectedState('setup_intent', message, object)
  }
  const owner = method.object.customer
  if (owner !== null && owner !== object.customer) {
    const message = `The payment method supplied (${method.id}) belongs to a different Customer.`
    throw invalidRequest(message, { param: 'payment_method' })
  }
  requireReturnUrl('SetupIntent', object, how)
  requireAllowedType(row, method)
  if (method.object.type === 'us_bank_account') return confirmBankSetup(call.world, call, row, method, how)
  return confirmSetup(call.world, call, row, method, how)
}

function update(call: Call, params: Infer<typeof writable>): unknown {
  const row = findSetupIntent(call)
  const { status, metadata: before } = row.object
  if (status === 'succeeded' || status === 'canceled') {
    const message = `You cannot update this SetupIntent because it has a status of ${status}.`
    if (params.payment_method || params.customer) throw unexpectedState('setup_intent', message, row.object)
  }
  const types = params.allowed_payment_method_types ? readAllowedTypes(params) : null
  const next = call.world.store.update('setup_intent', row.id, {
    metadata: mergeMetadata(before ?? {}, params.metadata),
    ...(params.customer && { customer: findCustomer(call.world, call.account, params.customer, 'body').id }),
    ...(params.description !== undefined && { description: params.description }),
    ...(types && { allowed_payment_method_types: types.allowed, payment_method_types: types.types }),
  })
  return params.payment_method ? setMethod(call, next, params.payment_method).object : next.object
}

const CANCELABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action']

function cancel(call: Call, params: { cancellation_reason?: 'abandoned' | 'duplicate' | 'requested_by_customer' }): unknown {
  const row = findSetupIntent(call)
  if (!CANCELABLE.includes(row.object.status)) {
    const message =
      `You cannot cancel this SetupIntent because it has a status of ${row.object.status}. Only a SetupIntent with one of the following statuses may ` +
      `be canceled: ${CANCELABLE.join(', ')}.`
    throw unexpectedState('setup_intent', message, row.object)
  }
  const { microdeposits } = row.hidden
  if (microdeposits && row.object.status === 'requires_action') setMandateStatus(call.world, call, microdeposits.mandate, 'inactive')
  const fields = { status: 'canceled' as const, cancellation_reason: params.cancellation_reason ?? null, next_action: null }
  const next = call.world.store.update('setup_intent', row.id, fields)
  emit(call.world, call, 'setup_intent.canceled', next, 'setup_intent')
  return next.object
}

const listShape = { ...listParams, attach_to_self: unsupported(), customer: text(), customer_account: unsupported(), payment_method: text() }
const reasons = oneOf('abandoned', 'duplicate', 'requested_by_customer')

export const setupIntentEndpoints = [
  endpoint('POST', '/v1/setup_intents', createShape, create),
  endpoint('GET', '/v1/setup_intents', listShape, (call, params) =>
    page(
      call.world,
      {
        table: 'setup_intent',
        account: call.account,
        url: '/v1/setup_intents',
        noun: 'setupintent',
        where: ({ object }) =>
          (!params.customer || object.customer === params.customer) && (!params.payment_method || object.payment_method === params.payment_method),
      },
      params,
    ),
  ),
  ...openEndpoints({
    kind: 'setup_intent',
    path: '/v1/setup_intents',
    find: findSetupIntent,
    confirmShape: openConfirmShape,
    confirm: confirmNow,
    verify: verifySetup,
  }),
  endpoint('POST', '/v1/setup_intents/:id', writable, update),
  endpoint('POST', '/v1/setup_intents/:id/cancel', { cancellation_reason: reasons }, cancel),
]
