import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { findCharge } from '@/sandbox/api/payments/charges'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { flag, type Infer, integer, mergeMetadata, metadata, oneOf, text, unsupported } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'
import { announceRefund, cancelRefund } from '@/sandbox/money/refund-outcomes'
import { refundCharge } from '@/sandbox/money/refunds'
import { refundHold } from '@/sandbox/payments/plain-charges'

const ofChargeShape = {
  amount: integer({ min: 1 }),
  instructions_email: unsupported(),
  metadata: metadata(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  refund_application_fee: flag(),
  reverse_transfer: flag(),
}
const createShape = {
  ...ofChargeShape,
  charge: text(),
  currency: unsupported(),
  customer: unsupported(),
  origin: unsupported(),
  payment_intent: text(),
}

function chargeToRefund(call: Call, params: Infer<typeof createShape>): Tables['charge'] {
  if (params.charge) return findCharge(call.world, call.account, params.charge, 'body')
  if (!params.payment_intent) {
    throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.')
  }
  const intent = call.world.store.owned('payment_intent', call.account, params.payment_intent)
  if (!intent) throw missing('payment_intent', params.payment_intent, 'payment_intent', 400)
  const charge = call.world.store.get('charge', String(intent.object.latest_charge))
  if (charge?.object.paid) return charge
  throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, { param: 'payment_intent' })
}

/** A charge without an intent that was not captured: its hold goes back as a whole. The text about a part is ours. Throws 400. */
function releaseOf(call: Call, charge: Tables['charge'], params: Infer<typeof ofChargeShape>): unknown {
  if (params.amount !== undefined && params.amount !== charge.object.amount) {
    const message = `Charge ${charge.id} has not been captured: only its whole amount can be released. Capture a part of it instead.`
    throw invalidRequest(message, { param: 'amount' })
  }
  return refundHold(call.world, call, charge, { metadata: mergeMetadata({}, params.metadata), reason: params.reason ?? null }).object
}

function isPlainHold({ object }: Tables['charge']): boolean {
  return object.payment_intent === null && object.source_transfer === null && object.status === 'succeeded' && !object.captured && !object.refunded
}

function refund(call: Call, charge: Tables['charge'], params: Infer<typeof ofChargeShape>): unknown {
  if (isPlainHold(charge)) return releaseOf(call, charge, params)
  const hasFee = (charge.object.application_fee_amount ?? 0) > 0 && !charge.object.transfer_data
  if (params.refund_application_fee && call.application === null && hasFee) {
    throw invalidRequest("You can only refund application fees with the application's own key.", { param: 'refund_application_fee' })
  }
  return refundCharge(call.world, call, charge, {
    amount: params.amount,
    reason: params.reason ?? null,
    metadata: mergeMetadata({}, params.metadata),
    refundApplicationFee: params.refund_application_fee ?? false,
    reverseTransfer: params.reverse_transfer ?? false,
  }).object
}

function chargeOfPath(call: Call): Tables['charge'] {
  return findCharge(call.world, call.account, pathId(call), 'path')
}

/** A refund named below its charge; that of another one is not there [rec]. Throws 404. */
function refundOfCharge(call: Call): Tables['refund'] {
  const charge = chargeOfPath(call)
  const row = call.world.store.owned('refund', call.account, pathId(call, 'refund'))
  if (row?.object.charge === charge.id) return row
  throw missing('refund', pathId(call, 'refund'), 'refund', 404)
}

function find(call: Call): Tables['refund'] {
  const row = call.world.store.owned('refund', call.account, pathId(call))
  if (row) return row
  throw missing('refund', pathId(call), 'refund', 404)
}

function update(call: Call, { id, object: before }: Tables['refund'], params: { metadata?: Record<string, string> | null }): unknown {
  const row = call.world.store.update('refund', id, { metadata: mergeMetadata(before.metadata ?? {}, params.metadata) })
  announceRefund(call.world, call, row, { metadata: before.metadata })
  return row.object
}

/** Only refunds that wait for the customer can be canceled [sdk]. Throws 400. */
function cancel(call: Call): unknown {
  const row = find(call)
  if (row.object.status === 'requires_action') return cancelRefund(call.world, call, row).object
  const message = `Refund ${row.id} cannot be canceled because it has a status of ${row.object.status}. Only refunds with a status of requires_action can be canceled.`
  throw invalidRequest(message)
}

/** The refunds of one charge, as older programs ask for them. */
const ofChargeEndpoints = [
  endpoint('POST', '/v1/charges/:id/refund', ofChargeShape, (call, params) => {
    const charge = chargeOfPath(call)
    refund(call, charge, params)
    return call.world.store.need('charge', charge.id).object
  }),
  endpoint('POST', '/v1/charges/:id/refunds', ofChargeShape, (call, params) => refund(call, chargeOfPath(call), params)),
  endpoint('GET', '/v1/charges/:id/refunds', listParams, (call, params) => {
    const { id } = chargeOfPath(call)
    const url = `/v1/charges/${id}/refunds`
    const where = (row: Tables['refund']) => row.object.charge === id
    return page(call.world, { table: 'refund', account: call.account, url, noun: 'refund', by: { charge: id }, where }, params)
  }),
  endpoint('GET', '/v1/charges/:id/refunds/:refund', {}, (call) => refundOfCharge(call).object),
  endpoint('POST', '/v1/charges/:id/refunds/:refund', { metadata: metadata() }, (call, params) => update(call, refundOfCharge(call), params)),
]

export const refundEndpoints = [
  ...ofChargeEndpoints,
  endpoint('POST', '/v1/refunds', createShape, (call, params) => refund(call, chargeToRefund(call, params), params)),
  endpoint('GET', '/v1/refunds', { ...listParams, charge: text(), payment_intent: text() }, (call, params) =>
    page(
      call.world,
      {
        table: 'refund',
        account: call.account,
        url: '/v1/refunds',
        noun: 'refund',
        where: ({ object }) =>
          (!params.charge || object.charge === params.charge) && (!params.payment_intent || object.payment_intent === params.payment_intent),
      },
      params,
    ),
  ),
  endpoint('GET', '/v1/refunds/:id', {}, (call) => find(call).object),
  endpoint('POST', '/v1/refunds/:id', { metadata: metadata() }, (call, params) => update(call, find(call), params)),
  endpoint('POST', '/v1/refunds/:id/cancel', {}, cancel),
]
