import { type Context, Hono } from 'hono'
import { deauthorize, findApplication, redeemAuthorizationCode, refreshGrant } from '@/sandbox/accounts/connect'
import { cut, faultBefore } from '@/sandbox/api/platform/fault-actions'
import type { NodeEnv } from '@/sandbox/api/serve'
import { shortId } from '@/sandbox/core/ids'
import type { OAuthGrant } from '@/sandbox/core/tables'
import { showWatchers } from '@/sandbox/core/watch'
import type { World } from '@/sandbox/core/world'
import { ApiError, maskKey } from '@/sandbox/http/errors'
import { keyFromHeader } from '@/sandbox/keys/auth'

// Errors here have OAuth's own form, not the API's envelope: {"error": "invalid_grant", "error_description": "…"}.

type Env = { Bindings: NodeEnv }
type Failure = { status: 400 | 401; error: string; description: string }
type Fields = Record<string, string>
type Outcome = { ok: true; body: object } | { ok: false; failure: Failure }

const failed = (status: 400 | 401, error: string, description: string): Outcome => ({ ok: false, failure: { status, error, description } })

/** The application that calls, by its platform's secret key: a Bearer key, the name of Basic, or `client_secret` [doc]. */
function findCaller(world: World, header: string | undefined, fields: Fields): { application: string; account: string } | Outcome {
  const key = keyFromHeader(header ?? null) ?? fields.client_secret ?? ''
  if (key === '')
    return failed(
      401,
      'invalid_client',
      'No authentication was provided. Send your secret API key using the Authorization header, or as a client_secret POST parameter.',
    )
  const row = world.store.get('api_key', key)?.object
  if (!row || row.revoked) return failed(401, 'invalid_client', `Invalid API Key provided: ${maskKey(key)}`)
  if (row.kind !== 'secret') return failed(401, 'invalid_client', 'This call needs the secret key of the platform.')
  for (const application of world.store.newest('application', row.account)) return { application: application.id, account: row.account }
  return failed(401, 'invalid_client', 'The account of this key has no application: it is no platform.')
}

function tokens(grant: OAuthGrant): object {
  return {
    access_token: grant.accessToken,
    livemode: false,
    refresh_token: grant.refreshToken,
    token_type: 'bearer',
    stripe_publishable_key: grant.publishableKey,
    stripe_user_id: grant.account,
    scope: grant.scope,
  }
}

function exchange(world: World, application: string, fields: Fields, requestId: string): Outcome {
  const { grant_type = '', code = '', refresh_token = '', scope } = fields
  if (grant_type === '') return failed(400, 'invalid_request', 'No grant type specified')
  if (scope !== undefined && scope !== 'read_only' && scope !== 'read_write') return failed(400, 'invalid_scope', `Invalid scope provided: ${scope}`)
  if (grant_type === 'authorization_code') {
    if (code === '') return failed(400, 'invalid_request', 'No authorization code provided')
    const result = redeemAuthorizationCode(world, application, code, requestId)
    return 'grant' in result ? { ok: true, body: tokens(result.grant) } : failed(400, result.error, result.description)
  }
  if (grant_type === 'refresh_token') {
    if (refresh_token === '') return failed(400, 'invalid_request', 'No refresh token provided')
    const result = refreshGrant(world, application, refresh_token, scope)
    return 'grant' in result ? { ok: true, body: tokens(result.grant) } : failed(400, result.error, result.description)
  }
  return failed(400, 'unsupported_grant_type', `Unsupported grant type: ${grant_type}`)
}

function leave(world: World, fields: Fields, caller: { application: string }, requestId: string): Outcome {
  const { client_id = '', stripe_user_id = '' } = fields
  if (client_id === '') return failed(400, 'invalid_request', 'No client_id was sent')
  if (!findApplication(world, client_id)) return failed(401, 'invalid_client', `No such application: '${client_id}'`)
  if (client_id !== caller.application)
    return failed(401, 'invalid_client', `The application '${client_id}' does not belong to the account of this key.`)
  if (stripe_user_id === '') return failed(400, 'invalid_request', 'No stripe_user_id was sent')
  const scope = { account: stripe_user_id, request: { id: requestId, idempotency_key: null } }
  const result = world.store.transaction(() => deauthorize(world, scope, client_id))
  if (result === 'deauthorized') return { ok: true, body: { stripe_user_id } }
  if (result === 'created_by_platform')
    return failed(400, 'invalid_request', 'Accounts that were created by the platform can only be deauthorized where they are Standard accounts.')
  return failed(401, 'invalid_client', `This application is not connected to stripe account ${stripe_user_id}, or that account does not exist.`)
}

function answer(c: Context<Env>, outcome: Outcome, requestId: string): Response {
  c.header('Request-Id', requestId)
  c.header('Cache-Control', 'no-store')
  const body = outcome.ok ? outcome.body : { error: outcome.failure.error, error_description: outcome.failure.description }
  const status = outcome.ok ? 200 : outcome.failure.status
  showWatchers(() => ({ kind: 'answer', what: `POST ${c.req.path}`, status, body: JSON.stringify(body), isPartial: false }))
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="Stripe"')
  return c.json(body, status)
}

async function readFields(c: Context<Env>): Promise<Fields> {
  const type = c.req.header('Content-Type') ?? ''
  if (!type.includes('form')) return Object.fromEntries(new URLSearchParams(await c.req.text()))
  return Object.fromEntries(Object.entries(await c.req.parseBody()).map(([name, value]) => [name, String(value)]))
}

/** The account a call is about, so that a fault rule can name it: whose code is exchanged, or who leaves. */
function accountOf(world: World, { code, stripe_user_id }: Fields): string | null {
  return stripe_user_id ?? world.store.get('authorization_code', code ?? '')?.object.account ?? null
}

/** Runs one call, with the fault rules that match it: a lost answer after the work is the case platforms get wrong. */
async function serve(c: Context<Env>, world: World, work: (fields: Fields, requestId: string) => Outcome): Promise<Response> {
  const requestId = shortId('req')
  const fields = await readFields(c)
  const fault = world.faults.take('POST', c.req.path, accountOf(world, fields))
  try {
    if (fault) await faultBefore(fault, null)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (fault && (await cut(fault, c.env))) return new Response(null, { headers: { 'x-hono-already-sent': 'true' } })
    return Response.json({ error: 'server_error', error_description: error.message }, { status: error.status })
  }
  const outcome = work(fields, requestId)
  if (fault && (await cut(fault, c.env))) return new Response(null, { headers: { 'x-hono-already-sent': 'true' } })
  if (fault?.action === 'error_500_after') return c.json({ error: 'server_error', error_description: 'An unknown error occurred.' }, 500)
  return answer(c, outcome, requestId)
}

/** The two calls a platform's server makes. */
export function tokenRoutes(world: World): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/oauth/token', (c) =>
    serve(c, world, (fields, requestId) => {
      const caller = findCaller(world, c.req.header('Authorization'), fields)
      return 'ok' in caller ? caller : exchange(world, caller.application, fields, requestId)
    }),
  )
  app.post('/oauth/deauthorize', (c) =>
    serve(c, world, (fields, requestId) => {
      const caller = findCaller(world, c.req.header('Authorization'), fields)
      return 'ok' in caller ? caller : leave(world, fields, caller, requestId)
    }),
  )
  return app
}
