import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import { ApiError, invalidRequest, notSupportedHere } from '@/sandbox/http/errors'
import type { Raw } from '@/sandbox/http/form'
import { clearableText, flag, hash, type Infer, ignored, integer, mergeMetadata, metadata, required, type Spec, text } from '@/sandbox/http/params'
import { shippingShape, toShipping } from '@/sandbox/http/shapes'
import { insertCard, isCardSource } from '@/sandbox/payments/card-sources'
import type { Payable } from '@/sandbox/payments/charges'
import { captureCharge, chargeCard } from '@/sandbox/payments/plain-charges'
import { findCharge } from './charges'
import { findCustomer } from './customers'
import { refuseForeignNumbers } from './method-data'
import { checkMoney, toTransferData, transferCaptureShape, transferDataShape } from './payment-amounts'
import { currency, descriptor, refuseDescriptor } from './payment-intent-shapes'
import { cardOfSource, sourceParam } from './source-params'

const amount = integer({ min: 1 })
const destinationHash = hash({ account: required(text()), amount })

/** The older way to name a destination: an account, or a hash with one. */
const destination: Spec<{ account: string; amount?: number }> = {
  parse: (raw: Raw, path) => (typeof raw === 'string' ? { account: text().parse(raw, path) } : destinationHash.parse(raw, path)),
}

const fee = integer({ min: 0 })
const feeShape = { application_fee: fee, application_fee_amount: fee }

const createShape = {
  ...feeShape,
  amount: required(integer({ min: 1, max: 999_999_999_999 })),
  capture: flag(),
  currency: required(currency()),
  customer: text(),
  description: clearableText(1000),
  destination,
  metadata: metadata(),
  on_behalf_of: text(),
  radar_options: ignored(),
  receipt_email: clearableText(800),
  shipping: hash(shippingShape),
  source: sourceParam,
  statement_descriptor: descriptor(),
  statement_descriptor_suffix: descriptor(),
  transfer_data: transferDataShape,
  transfer_group: text(),
}

type CreateParams = Infer<typeof createShape>

/** The older and the present name of the fee, of which one may be sent. Throws 400. */
function feeOf(params: Infer<typeof feeShape>): number | undefined {
  if (params.application_fee !== undefined && params.application_fee_amount !== undefined) {
    const message = 'You may only specify one of these parameters: application_fee, application_fee_amount.'
    throw invalidRequest(message, { code: 'parameters_exclusive', param: 'application_fee' })
  }
  return params.application_fee_amount ?? params.application_fee
}

function transferOf(params: CreateParams): Stripe.PaymentIntent.TransferData | null {
  const { destination: to, transfer_data: data } = params
  if (!to) return toTransferData(null, data)
  if (data) {
    const message = 'You may only specify one of these parameters: destination, transfer_data.'
    throw invalidRequest(message, { code: 'parameters_exclusive', param: 'destination' })
  }
  return toTransferData(null, { destination: to.account, ...(to.amount !== undefined && { amount: to.amount }) })
}

/** A customer without a source: what to do instead depends on what it has [rec 2026-08-26]. */
function noSource(call: Call, customer: Tables['customer']): ApiError {
  const [method] = call.world.store.newest('payment_method', call.account, { by: ['customer', customer.id] })
  const message = method
    ? "This Customer doesn't have any legacy saved payment details, but does have a Payment Method attached. Use a Payment Intent instead of creating a " +
      'Charge: https://stripe.com/docs/payments/payment-intents/migration'
    : "This Customer doesn't have any saved payment details. Attach a legacy Token, Card, Bank Account, or Source to this Customer and then try this " +
      'request again, or use Payment Intents and Payment Methods instead.'
  return new ApiError(402, { type: 'card_error', code: 'missing', param: 'card', message }, { keepsWork: false })
}

/** The card to charge: a customer's own, by name or by default, or a token's, which is used up by it. Throws 400, 402 or 404. */
function cardToCharge(call: Call, params: CreateParams): Tables['payment_method'] {
  const { source, customer: customerId } = params
  if (!customerId) {
    if (!source) throw invalidRequest('Must provide source or customer.', { code: 'parameter_missing' })
    const card = insertCard(call.world, call.account, cardOfSource(call, source))
    return call.world.store.update('payment_method', card.id, {}, { consumed: true })
  }
  if (typeof source === 'object') {
    refuseForeignNumbers(call)
    throw notSupportedHere('a typed card beside a customer', 'source')
  }
  const customer = findCustomer(call.world, call.account, customerId, 'body')
  const id = source ?? customer.object.default_source
  if (typeof id !== 'string') throw noSource(call, customer)
  const row = call.world.store.owned('payment_method', call.account, id)
  if (row && isCardSource(row) && row.object.customer === customer.id) return row
  const message = `Customer ${customer.id} does not have a linked source with ID ${id}.`
  throw new ApiError(404, { type: 'invalid_request_error', code: 'missing', param: 'source', message })
}

function toPayable(call: Call, params: CreateParams): Payable {
  const id = accountId('ch', call.account, call.world.clock.now(), '3')
  const transfer = transferOf(params)
  const object: Payable['object'] = {
    amount: params.amount,
    application: call.application,
    application_fee_amount: feeOf(params) ?? null,
    currency: params.currency,
    customer: params.customer ?? null,
    description: params.description ?? null,
    metadata: mergeMetadata({}, params.metadata),
    on_behalf_of: params.on_behalf_of ?? null,
    receipt_email: params.receipt_email ?? null,
    shipping: params.shipping ? toShipping(params.shipping) : null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    transfer_data: transfer,
    transfer_group: params.transfer_group ?? (transfer ? `group_${id}` : null),
  }
  return { account: call.account, id, object }
}

function create(call: Call, params: CreateParams): unknown {
  refuseDescriptor(params.statement_descriptor)
  const payable = toPayable(call, params)
  checkMoney(call, payable.object)
  const card = cardToCharge(call, params)
  return chargeCard(call.world, call, payable, card, params.capture ?? true).object
}

const captureShape = {
  ...feeShape,
  amount,
  receipt_email: clearableText(800),
  statement_descriptor: descriptor(),
  statement_descriptor_suffix: descriptor(),
  transfer_data: transferCaptureShape,
  transfer_group: text(),
}

function capture(call: Call, params: Infer<typeof captureShape>): unknown {
  refuseDescriptor(params.statement_descriptor)
  const row = findCharge(call.world, call.account, pathId(call), 'path')
  const fee = feeOf(params)
  const data = toTransferData(row.object.transfer_data as Stripe.PaymentIntent.TransferData | null, params.transfer_data)
  if (!row.object.captured && (fee !== undefined || params.transfer_data)) {
    checkMoney(call, { ...row.object, application_fee_amount: fee ?? row.object.application_fee_amount, transfer_data: data })
  }
  const taken = captureCharge(call.world, call, row, {
    amount: params.amount,
    applicationFee: fee,
    transferAmount: params.transfer_data?.amount,
    statementSuffix: params.statement_descriptor_suffix,
  })
  const { receipt_email: email, transfer_group: group } = params
  if (email === undefined && group === undefined) return taken.object
  return call.world.store.update('charge', taken.id, {
    ...(email !== undefined && { receipt_email: email }),
    ...(group !== undefined && { transfer_group: group }),
  }).object
}

export const chargeCreationEndpoints = [
  endpoint('POST', '/v1/charges', createShape, create),
  endpoint('POST', '/v1/charges/:id/capture', captureShape, capture),
]
