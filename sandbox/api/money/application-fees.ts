import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { type Infer, integer, mergeMetadata, metadata, text } from '@/sandbox/http/params'
import { present } from '@/sandbox/http/present'
import { listParams } from '@/sandbox/http/shapes'
import { refundFee } from '@/sandbox/money/fee-refunds'
import { formatAmount } from '@/sandbox/money/money'
import { coverOf } from '@/sandbox/money/refund-cover'

const refundShape = { amount: integer({ min: 1 }), metadata: metadata() }

function find(call: Call): Tables['application_fee'] {
  const row = call.world.store.owned('application_fee', call.account, pathId(call))
  if (row) return row
  throw missing('application fee', pathId(call), 'id', 404)
}

function refund(call: Call, params: Infer<typeof refundShape>): unknown {
  const { id, object: fee } = find(call)
  const left = fee.amount - fee.amount_refunded
  if (left === 0) {
    throw invalidRequest(`Application fee ${id} has already been refunded.`, { code: 'charge_already_refunded' })
  }
  const amount = params.amount ?? left
  if (amount > left) {
    const message = `Refund amount (${formatAmount(amount, fee.currency)}) is greater than unrefunded amount on fee (${formatAmount(left, fee.currency)})`
    throw invalidRequest(message, { param: 'amount' })
  }
  if (coverOf(call.world, call.account, fee.currency, amount) !== 'covered') {
    throw invalidRequest('Insufficient funds in your Stripe balance to refund this amount.', { code: 'balance_insufficient' })
  }
  return refundFee(call.world, call, id, amount, mergeMetadata({}, params.metadata)).object
}

function findRefund(call: Call): Tables['fee_refund'] {
  const row = call.world.store.owned('fee_refund', call.account, pathId(call, 'refund'))
  if (row?.object.fee === pathId(call)) return row
  throw missing('fee refund', pathId(call, 'refund'), 'refund', 404)
}

function updateRefund(call: Call, params: { metadata?: Record<string, string> | null }): unknown {
  const { id, object: before } = findRefund(call)
  return call.world.store.update('fee_refund', id, { metadata: mergeMetadata(before.metadata ?? {}, params.metadata) }).object
}

export const applicationFeeEndpoints = [
  endpoint('GET', '/v1/application_fees', { ...listParams, charge: text() }, (call, params) =>
    page(
      call.world,
      {
        table: 'application_fee',
        account: call.account,
        url: '/v1/application_fees',
        noun: 'application fee',
        where: ({ object }) => !params.charge || object.charge === params.charge,
      },
      params,
    ),
  ),
  endpoint('GET', '/v1/application_fees/:id', {}, (call) => present(call.world, 'application_fee', find(call))),
  endpoint('POST', '/v1/application_fees/:id/refunds', refundShape, refund),
  endpoint('GET', '/v1/application_fees/:id/refunds', listParams, (call, params) => {
    const fee = find(call)
    return page(
      call.world,
      {
        table: 'fee_refund',
        account: call.account,
        url: `/v1/application_fees/${fee.id}/refunds`,
        noun: 'fee refund',
        by: { fee: fee.id },
        where: ({ object }) => object.fee === fee.id,
      },
      params,
    )
  }),
  endpoint('GET', '/v1/application_fees/:id/refunds/:refund', {}, (call) => findRefund(call).object),
  endpoint('POST', '/v1/application_fees/:id/refunds/:refund', { metadata: metadata() }, updateRefund),
]
