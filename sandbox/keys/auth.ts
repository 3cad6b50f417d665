import type { ApiKey } from '@/sandbox/core/tables'
import { PLATFORM, type World } from '@/sandbox/core/world'
import { ApiError, maskKey } from '@/sandbox/http/errors'
import { isAlive } from './api-keys'

/** Who calls, and for which account. */
export interface Caller {
  key: ApiKey
  /** The account acted on. */
  account: string
  /** The application acting for another account (Stripe-Account header or OAuth token); null when an account acts for itself. */
  application: string | null
}

const NO_KEY =
  "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: " +
  "Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/."

function unauthorized(message: string, code?: string): ApiError {
  return new ApiError(
    401,
    { type: 'invalid_request_error', message, ...(code && { code }) },
    { headers: { 'WWW-Authenticate': 'Bearer realm="Stripe"' } },
  )
}

/** The key in an Authorization header: Bearer, or the name part of Basic. */
export function keyFromHeader(header: string | null): string | null {
  const [scheme = '', rest = ''] = (header ?? '').split(/\s+/, 2)
  if (/^bearer$/i.test(scheme)) return rest || null
  if (/^basic$/i.test(scheme)) return Buffer.from(rest, 'base64').toString().split(':')[0] || null
  return null
}

/** The live row of a key; throws 401 for none, an unknown, a live-looking or a revoked one. */
function findKey(world: World, text: string | null): ApiKey {
  if (!text) throw unauthorized(NO_KEY)
  const row = world.store.get('api_key', text)
  const isEnded = row !== undefined && !isAlive(world, row.object)
  if (isEnded && (row.object.kind === 'secret' || row.object.kind === 'restricted')) {
    throw unauthorized(`Expired API Key provided: ${maskKey(text)}`, 'api_key_expired')
  }
  if (!row || isEnded) throw unauthorized(`Invalid API Key provided: ${maskKey(text)}`)
  return row.object
}

/** The account of a key for a link to its logs, without judging the key; the platform's for none. */
export function accountOfKey(world: World, header: string | null): string {
  return world.store.get('api_key', keyFromHeader(header) ?? '')?.account ?? PLATFORM.accountId
}

function noAccess(key: string, account: string): ApiError {
  const message =
    `The provided key '${maskKey(key)}' does not have access to account '${account}' (or that account does not exist). ` +
    'Application access may have been revoked.'
  return new ApiError(403, { type: 'invalid_request_error', code: 'account_invalid', message })
}

/** The application of a platform account, if it has one. */
export function applicationOf(world: World, account: string): string | null {
  for (const row of world.store.newest('application', account)) return row.id
  return null
}

/** Whether the platform's application may act for the account now. */
export function isConnected(world: World, application: string | null, account: string): boolean {
  const connection = application && world.store.get('connection', `${application}:${account}`)
  return Boolean(connection && connection.object.revokedAt === null)
}

/** Throws the 403 of an account that the key's owner may not see; used for accounts named in a path too. */
export function requireConnected(world: World, key: ApiKey, account: string): void {
  if (account === key.account) return
  if (key.kind === 'oauth' || !isConnected(world, applicationOf(world, key.account), account)) throw noAccess(key.id, account)
}

/** Reads key and Stripe-Account header. Throws 401 or 403 in Stripe's words. */
export function authenticate(world: World, headers: { authorization: string | null; stripeAccount: string | null }): Caller {
  const key = findKey(world, keyFromHeader(headers.authorization))
  if (headers.stripeAccount && headers.stripeAccount !== key.account) {
    requireConnected(world, key, headers.stripeAccount)
    return { key, account: headers.stripeAccount, application: applicationOf(world, key.account) }
  }
  return { key, account: key.account, application: key.application }
}

/** What a publishable key may not do. */
export function secretKeyRequired(): ApiError {
  const message =
    'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at ' +
    'https://dashboard.stripe.com/account/apikeys.'
  return new ApiError(403, { type: 'invalid_request_error', code: 'secret_key_required', message })
}
