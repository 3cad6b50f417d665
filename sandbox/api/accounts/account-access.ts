import type Stripe from 'stripe'
import { findConnection } from '@/sandbox/accounts/connect'
import type { Call } from '@/sandbox/api/endpoint'
import { ApiError, missing } from '@/sandbox/http/errors'
import { applicationOf, requireConnected } from '@/sandbox/keys/auth'

/** The account as the caller may see it: its own, or one that is connected to it. Throws 403. */
export function visibleAccount(call: Call, id: string): Stripe.Account {
  requireConnected(call.world, call.key, id)
  const row = call.world.store.get('account', id)
  if (row) return row.object
  throw missing('account', id, 'account', 404)
}

/** The 403 of an account that came over OAuth: its owner changes it, no platform. */
function notPermitted(id: string): ApiError {
  const message = `This application does not have the required permissions for this endpoint on account '${id}'.`
  return new ApiError(403, { type: 'invalid_request_error', message })
}

/** Whether the caller made the account; another platform that its owner let in did not. */
function isMaker(call: Call, account: Stripe.Account): boolean {
  const application = applicationOf(call.world, call.key.account)
  return application !== null && findConnection(call.world, application, account.id)?.createdByPlatform === true
}

/** The account if the caller may change it: its own, or one that the caller made. Throws 403. */
export function controlledAccount(call: Call, id: string): Stripe.Account {
  const account = visibleAccount(call, id)
  const isOwn = account.id === call.key.account && call.key.kind === 'secret'
  if (!isOwn && !isMaker(call, account)) throw notPermitted(id)
  return account
}

/** The account if the caller made it. Throws 403, also for the caller's own. */
export function createdAccount(call: Call, id: string): Stripe.Account {
  const account = visibleAccount(call, id)
  if (account.id === call.key.account || !isMaker(call, account)) throw notPermitted(id)
  return account
}
