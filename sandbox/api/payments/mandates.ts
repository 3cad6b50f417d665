import { endpoint, pathId } from '@/sandbox/api/endpoint'
import { missing } from '@/sandbox/http/errors'

/** Consents to debits. They are made by confirming intents, never by themselves. */
export const mandateEndpoints = [
  endpoint('GET', '/v1/mandates/:id', {}, (call) => {
    const row = call.world.store.owned('mandate', call.account, pathId(call))
    if (!row) throw missing('mandate', pathId(call), 'mandate', 404)
    return row.object
  }),
]
