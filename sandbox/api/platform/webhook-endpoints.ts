import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { accountId, randomText } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { clearableText, flag, type Infer, list, mergeMetadata, metadata, required, type Spec, text } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'
import { checkVersion } from '@/sandbox/http/versions'

const MAX_ENDPOINTS = 16

function url(): Spec<string> {
  return {
    parse: (raw, path) => {
      const value = text(2048).parse(raw, path)
      if (/^https?:\/\//.test(value) && URL.canParse(value)) return value
      throw invalidRequest('Invalid URL: An explicit scheme (such as https) must be provided.', { code: 'url_invalid', param: path })
    },
  }
}

/** Event names, or `*` for all. */
function events(): Spec<string[]> {
  return {
    parse: (raw, path) => {
      const names = list(text()).parse(raw, path)
      const odd = names.find((name) => name !== '*' && !/^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(name))
      if (odd) throw invalidRequest(`Invalid enabled_events: ${odd} is not an event type.`, { param: path })
      return names
    },
  }
}

const createShape = {
  api_version: text(),
  connect: flag(),
  description: clearableText(),
  enabled_events: required(events()),
  metadata: metadata(),
  url: required(url()),
}
const updateShape = { description: clearableText(), disabled: flag(), enabled_events: events(), metadata: metadata(), url: url() }

function find(call: Call): Tables['webhook_endpoint'] {
  const row = call.world.store.owned('webhook_endpoint', call.account, pathId(call))
  if (row) return row
  throw missing('webhook endpoint', pathId(call), 'webhook_endpoint_id', 404)
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  checkVersion(call.world, params.api_version ?? null, 'api_version')
  if ([...call.world.store.newest('webhook_endpoint', call.account)].length >= MAX_ENDPOINTS) {
    throw invalidRequest(`You have reached the maximum of ${MAX_ENDPOINTS} test webhook endpoints.`)
  }
  const secret = `whsec_${randomText(32)}`
  const row: Stripe.WebhookEndpoint = {
    id: accountId('we', call.account, call.world.clock.now()),
    object: 'webhook_endpoint',
    api_version: params.api_version ?? null,
    application: params.connect ? call.application : null,
    created: call.world.clock.now(),
    description: params.description ?? null,
    enabled_events: params.enabled_events,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    status: 'enabled',
    url: params.url,
  }
  call.world.store.insert('webhook_endpoint', call.account, row.id, row, { secret, connect: params.connect ?? false })
  return { ...row, secret }
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const { id, object: before } = find(call)
  return call.world.store.update('webhook_endpoint', id, {
    description: params.description === undefined ? before.description : params.description,
    enabled_events: params.enabled_events ?? before.enabled_events,
    metadata: mergeMetadata(before.metadata, params.metadata),
    url: params.url ?? before.url,
    status: params.disabled === undefined ? before.status : params.disabled ? 'disabled' : 'enabled',
  }).object
}

function remove(call: Call): unknown {
  const { id } = find(call)
  call.world.store.remove('webhook_endpoint', id)
  return { id, object: 'webhook_endpoint', deleted: true }
}

export const webhookEndpointEndpoints = [
  endpoint('POST', '/v1/webhook_endpoints', createShape, create),
  endpoint('GET', '/v1/webhook_endpoints', listParams, (call, params) =>
    page(call.world, { table: 'webhook_endpoint', account: call.account, url: '/v1/webhook_endpoints', noun: 'webhook endpoint' }, params),
  ),
  endpoint('GET', '/v1/webhook_endpoints/:id', {}, (call) => find(call).object),
  endpoint('POST', '/v1/webhook_endpoints/:id', updateShape, update),
  endpoint('DELETE', '/v1/webhook_endpoints/:id', {}, remove),
]
