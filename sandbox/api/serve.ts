import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { cut, faultBefore, faultInstead, spoiled } from '@/sandbox/api/platform/fault-actions'
import type { Fault } from '@/sandbox/core/faults'
import { shortId } from '@/sandbox/core/ids'
import { showWatchers } from '@/sandbox/core/watch'
import type { World } from '@/sandbox/core/world'
import { isDocumented } from '@/sandbox/http/documented'
import { ApiError, errorEnvelope, invalidRequest, notSupportedHere, UnknownParameters, unknownRoute } from '@/sandbox/http/errors'
import { expandAnswer } from '@/sandbox/http/expand'
import { decodeForm, type RawHash } from '@/sandbox/http/form'
import { type Claim, claimKey } from '@/sandbox/http/idempotency'
import { decodeJson } from '@/sandbox/http/json'
import { bodyText } from '@/sandbox/http/multipart'
import { withoutOlderWords } from '@/sandbox/http/older-words'
import { type Infer, list, parseShape, text } from '@/sandbox/http/params'
import { checkVersion, versionHeaders } from '@/sandbox/http/versions'
import { accountOfKey, authenticate, type Caller, keyFromHeader, secretKeyRequired } from '@/sandbox/keys/auth'
import { checkPermission } from '@/sandbox/keys/permissions'
import type { Call, Endpoint } from './endpoint'
import { findEndpoint } from './router'

export interface NodeEnv {
  incoming: IncomingMessage
  outgoing: ServerResponse
}

interface Answer {
  status: number
  body: string
  headers: Record<string, string>
}

/** One request as it came, before anything is believed about it. */
interface Incoming {
  method: string
  path: string
  body: string
  headers: Headers
  requestId: string
  ip: string
}

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
  'Access-Control-Expose-Headers': 'Request-Id, Stripe-Manage-Version, Stripe-Should-Retry',
  'Access-Control-Max-Age': '300',
}

function toAnswer(world: World, requestId: string, error: ApiError, account: string): Answer {
  const envelope = errorEnvelope(error, `${world.url}/dashboard/${account}/logs?object=${requestId}`)
  return { status: error.status, body: JSON.stringify(envelope, null, 2), headers: error.headers }
}

/** The second version of the API speaks JSON, and each call must say its version [doc api-v2-overview]. */
function isSecond(path: string): boolean {
  return path.startsWith('/v2/')
}

function readParams(incoming: Incoming, url: URL): RawHash {
  if (incoming.method === 'POST' && isSecond(incoming.path)) return decodeJson(incoming.body)
  const params = decodeForm(incoming.method === 'POST' ? incoming.body : url.search.slice(1))
  return withoutOlderWords(incoming.headers.get('stripe-version'), incoming.path, params)
}

function makeCall(world: World, incoming: Incoming, caller: Caller, values: Record<string, string>, fault: Fault | null): Call {
  return {
    world,
    ...caller,
    path: values,
    request: { id: incoming.requestId, idempotency_key: incoming.headers.get('idempotency-key') },
    isPublishable: caller.key.kind === 'publishable',
    origin: incoming.headers.get('origin'),
    ip: incoming.ip,
    userAgent: incoming.headers.get('user-agent'),
    answerHeaders: {},
    fault: fault?.action ?? null,
  }
}

/** Reads what an endpoint was sent. What Stripe has and this program has not is said to be so, instead of unknown. */
function readShape(endpoint: Endpoint, raw: RawHash): Infer<Endpoint['shape']> {
  try {
    return parseShape(endpoint.shape, raw)
  } catch (error) {
    if (!(error instanceof UnknownParameters)) throw error
    const strange = error.names.filter((name) => !isDocumented(endpoint, name))
    const [known = ''] = error.names
    throw strange.length > 0 ? new UnknownParameters(strange) : notSupportedHere(`the parameter: ${known}`, known)
  }
}

/** Runs the endpoint in one transaction together with the saved answer of its idempotency key. */
function execute(world: World, endpoint: Endpoint, call: Call, raw: RawHash, claim: Claim | null, spoil: Fault | null): Answer {
  const save = (answer: Answer): Answer => {
    const kept = spoil ? spoiled(spoil, answer) : answer
    claim?.save({ status: kept.status, body: kept.body, requestId: call.request.id })
    return kept
  }
  return world.store.transaction(() => {
    try {
      const { expand, ...own } = raw
      if (spoil) faultInstead(spoil)
      const paths = expand === undefined ? [] : list(text()).parse(expand, 'expand')
      const result = endpoint.run(call, readShape(endpoint, own))
      const body = JSON.stringify(expandAnswer(world, result, paths), null, 2)
      return save({ status: 200, body, headers: call.answerHeaders })
    } catch (error) {
      if (error instanceof ApiError && error.keepsWork) return save(toAnswer(world, call.request.id, error, call.account))
      throw error
    }
  })
}

async function answerCall(world: World, incoming: Incoming, url: URL, fault: Fault | null): Promise<Answer> {
  const { method, path, headers } = incoming
  const caller = authenticate(world, { authorization: headers.get('authorization'), stripeAccount: headers.get('stripe-account') })
  checkVersion(world, headers.get('stripe-version'))
  if (isSecond(path) && !headers.get('stripe-version')) throw invalidRequest('Calls to /v2 must name a version in the header Stripe-Version.')
  const found = findEndpoint(method, path)
  if (!found) throw unknownRoute(method, path)
  if (caller.key.kind === 'publishable' && !found.endpoint.publishable) throw secretKeyRequired()
  checkPermission(caller.key, caller.account, method, path)
  const key = method === 'POST' ? headers.get('idempotency-key') : null
  const claim = key ? claimKey(world, caller.account, key, { method, path, body: incoming.body }) : null
  if (claim?.replay) {
    const { status, body, requestId } = claim.replay
    return { status, body, headers: { 'Idempotent-Replayed': 'true', 'Original-Request': requestId } }
  }
  try {
    if (world.settings.delayMs > 0) await sleep(world.settings.delayMs)
    if (fault) await faultBefore(fault, headers.get('stripe-version'))
    const call = makeCall(world, incoming, caller, found.values, fault)
    return execute(world, found.endpoint, call, readParams(incoming, url), claim, fault)
  } finally {
    claim?.done()
  }
}

function bugAnswer(world: World, requestId: string, error: unknown, account: string): Answer {
  console.error(`${requestId}:`, error)
  const message = 'An unknown error occurred. This is a bug of the local Stripe; its output says more.'
  return toAnswer(world, requestId, new ApiError(500, { type: 'api_error', message }), account)
}

function finish(world: World, answer: Answer, incoming: Incoming, stripeAccount: string | null): Response {
  const headers: Record<string, string> = {
    ...CORS,
    'Content-Type': 'application/json',
    'Request-Id': incoming.requestId,
    ...versionHeaders(world, incoming.headers.get('stripe-version')),
  }
  if (stripeAccount) headers['Stripe-Account'] = stripeAccount
  const key = incoming.headers.get('idempotency-key')
  // Recorded answers carry these two for what was executed; refused requests lack the second [rec].
  const wasExecuted = answer.status < 300 || answer.status === 402
  if (incoming.method === 'POST' && key) {
    headers['Idempotency-Key'] = key
    headers['Original-Request'] = incoming.requestId
  }
  if (incoming.method === 'POST' && wasExecuted) headers['Stripe-Should-Retry'] = 'false'
  return new Response(answer.body, { status: answer.status, headers: { ...headers, ...answer.headers } })
}

/** Answers one call to /v1 or /v2. Whatever happens, the answer is JSON, and an error is Stripe's envelope. */
export async function serveApi(world: World, request: Request, env: NodeEnv): Promise<Response> {
  const url = new URL(request.url)
  const stripeAccount = request.headers.get('stripe-account')
  if (request.method === 'OPTIONS') {
    const allowed = request.headers.get('access-control-request-headers') ?? '*'
    return new Response(null, { status: 204, headers: { ...CORS, 'Access-Control-Allow-Headers': allowed } })
  }
  const incoming: Incoming = {
    method: request.method,
    path: url.pathname,
    body: request.method === 'POST' ? await bodyText(request) : '',
    headers: request.headers,
    requestId: world.store.drawing(() => shortId('req')),
    ip: env.incoming.socket.remoteAddress ?? '127.0.0.1',
  }
  const fault = world.faults.take(incoming.method, incoming.path, stripeAccount)
  let answer: Answer
  try {
    answer = await answerCall(world, incoming, url, fault)
  } catch (error) {
    const account = stripeAccount ?? accountOfKey(world, incoming.headers.get('authorization'))
    answer = error instanceof ApiError ? toAnswer(world, incoming.requestId, error, account) : bugAnswer(world, incoming.requestId, error, account)
  }
  showWatchers(() => {
    const isPartial = keyFromHeader(incoming.headers.get('authorization'))?.startsWith('pk_') ?? false
    return { kind: 'answer', what: `${incoming.method} ${incoming.path}`, status: answer.status, body: answer.body, isPartial }
  })
  const wasCut = fault ? await cut(fault, env) : false
  world.calls.add({
    method: incoming.method,
    path: incoming.path,
    account: stripeAccount,
    idempotency_key: request.headers.get('idempotency-key'),
    status: wasCut ? 0 : answer.status,
    at: world.clock.nowMs(),
    request_id: incoming.requestId,
  })
  return wasCut ? new Response(null, { headers: { 'x-hono-already-sent': 'true' } }) : finish(world, answer, incoming, stripeAccount)
}
