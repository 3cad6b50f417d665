import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit } from '@/sandbox/events/events'
import { missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { clearableText, hash, type Infer, mergeMetadata, metadata, oneOf, text, unsupported } from '@/sandbox/http/params'
import { changedValues, listParams, shippingShape, toShipping } from '@/sandbox/http/shapes'

/** The charge with this id on the account; throws 404 for one in the path, 400 for one in the body. */
export function findCharge(world: World, account: string, id: string, where: 'path' | 'body'): Tables['charge'] {
  const row = world.store.owned('charge', account, id)
  if (row) return row
  throw missing('charge', id, where === 'path' ? 'id' : 'charge', where === 'path' ? 404 : 400)
}

const updateShape = {
  customer: unsupported(),
  description: clearableText(1000),
  fraud_details: hash({ user_report: oneOf('fraudulent', 'safe') }),
  metadata: metadata(),
  receipt_email: clearableText(800),
  shipping: hash(shippingShape),
  transfer_group: text(),
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const { id, object: before } = findCharge(call.world, call.account, pathId(call), 'path')
  const fields = {
    description: params.description === undefined ? before.description : params.description,
    metadata: mergeMetadata(before.metadata, params.metadata),
    receipt_email: params.receipt_email === undefined ? before.receipt_email : params.receipt_email,
    shipping: params.shipping ? toShipping(params.shipping) : before.shipping,
    fraud_details: params.fraud_details?.user_report
      ? { ...before.fraud_details, user_report: params.fraud_details.user_report }
      : before.fraud_details,
    transfer_group: params.transfer_group ?? before.transfer_group,
  }
  const row = call.world.store.update('charge', id, fields)
  emit(call.world, call, 'charge.updated', row, 'charge', changedValues(before, row.object))
  return row.object
}

const listShape = { ...listParams, customer: text(), payment_intent: text(), transfer_group: text() }

export const chargeEndpoints = [
  endpoint('GET', '/v1/charges', listShape, (call, params) =>
    page(
      call.world,
      {
        table: 'charge',
        account: call.account,
        url: '/v1/charges',
        noun: 'charge',
        where: ({ object }) =>
          (!params.customer || object.customer === params.customer) &&
          (!params.payment_intent || object.payment_intent === params.payment_intent) &&
          (!params.transfer_group || object.transfer_group === params.transfer_group),
      },
      params,
    ),
  ),
  endpoint('GET', '/v1/charges/:id', {}, (call) => findCharge(call.world, call.account, pathId(call), 'path').object),
  endpoint('POST', '/v1/charges/:id', updateShape, update),
]
