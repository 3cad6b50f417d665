import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { flag, list, text } from '@/sandbox/http/params'
import { present } from '@/sandbox/http/present'
import { listParams } from '@/sandbox/http/shapes'

const THIRTY_DAYS = 30 * 86_400

/** `charge.*` and exact names. */
function fits(type: string, patterns: string[]): boolean {
  return patterns.some((pattern) => (pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern))
}

/** An event read through Connect names its account, as the webhook did. */
function view(call: Call, row: Tables['event']): unknown {
  const event = present(call.world, 'event', row)
  return call.key.account === call.account ? event : { ...event, account: call.account }
}

function isKept(call: Call, row: Tables['event']): boolean {
  return row.object.created > call.world.clock.now() - THIRTY_DAYS
}

const listShape = { ...listParams, delivery_success: flag(), type: text(), types: list(text()) }

export const eventEndpoints = [
  endpoint('GET', '/v1/events', listShape, (call, params) => {
    if (params.type && params.types) {
      throw invalidRequest('You may only specify one of these parameters: type, types.', { code: 'parameters_exclusive', param: 'type' })
    }
    if (params.types && params.types.length > 20) throw invalidRequest('You may specify up to 20 types.', { param: 'types' })
    const patterns = params.types ?? (params.type ? [params.type] : null)
    return page(
      call.world,
      {
        table: 'event',
        account: call.account,
        url: '/v1/events',
        noun: 'event',
        by: { exact_type: patterns?.length === 1 && !patterns[0]?.endsWith('*') ? patterns[0] : undefined },
        where: (row) => {
          const isDelivered = row.hidden.pending === 0 && row.hidden.failed === 0
          return (
            isKept(call, row) &&
            (!patterns || fits(row.object.type, patterns)) &&
            (params.delivery_success === undefined || params.delivery_success === isDelivered)
          )
        },
        view: (row) => view(call, row),
      },
      params,
    )
  }),
  endpoint('GET', '/v1/events/:id', {}, (call) => {
    const row = call.world.store.owned('event', call.account, pathId(call))
    if (!row || !isKept(call, row)) throw missing('event', pathId(call), 'id', 404)
    return view(call, row)
  }),
]
