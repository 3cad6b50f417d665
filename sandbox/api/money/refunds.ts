import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { findCharge } from '@/sandbox/api/payments/charges'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { flag, type Infer, integer, mergeMetadata, metadata, oneOf, text, unsupported } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'
import { announceRefund, cancelRefund } from '@/sandbox/money/refund-outcomes'
import { refundCharge } from '@/sandbox/money/refunds'

const createShape = {
  amount: integer({ min: 1 }),
  charge: text(),
  currency: unsupported(),
  customer: unsupported(),
  instructions_email: unsupported(),
  metadata: metadata(),
  origin: unsupported(),
  payment_intent: text(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  refund_application_fee: flag(),
  reverse_transfer: flag(),
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

function create(call: Call, params: Infer<typeof createShape>): unknown {
  const charge = chargeToRefund(call, params)
  if (params.refund_application_fee && call.application === null && !charge.object.transfer_data) {
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

function find(call: Call): Tables['refund'] {
  const row = call.world.store.owned('refund', call.account, pathId(call))
  if (row) return row
  throw missing('refund', pathId(call), 'refund', 404)
}

function update(call: Call, params: { metadata?: Record<string, string> | null }): unknown {
  const { id, object: before } = find(call)
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

export const refundEndpoints = [
  endpoint('POST', '/v1/refunds', createShape, create),
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
  endpoint('POST', '/v1/refunds/:id', { metadata: metadata() }, update),
  endpoint('POST', '/v1/refunds/:id/cancel', {}, cancel),
]
