import type Stripe from 'stripe'
import type { World } from '@/sandbox/core/world'
import { emitObject, type Scope } from '@/sandbox/events/events'
import { invalidRequest, notSupportedHere } from '@/sandbox/http/errors'
import { changedValues } from '@/sandbox/http/shapes'
import { lacksBankOnly, requirements } from './account-requirements'

/** The capabilities that mean something here. */
const CAPABILITIES = ['card_payments', 'tax_reporting_us_1099_k', 'tax_reporting_us_1099_misc', 'transfers', 'us_bank_account_ach_payments']

type Statuses = Record<string, string | undefined>

/** The statuses of all requested capabilities, by name. */
export function statusesOf(account: Stripe.Account): Statuses {
  return { ...account.capabilities }
}

/** Throws 400 for a capability that Stripe or this program does not have. */
export function checkCapability(name: string, param: string): void {
  if (CAPABILITIES.includes(name)) return
  if (/_payments$|^(treasury|card_issuing|app_distribution)$/.test(name)) throw notSupportedHere(`the capability ${name}`, param)
  throw invalidRequest(`No such capability: '${name}'`, { code: 'resource_missing', param })
}

const REASONS: Record<string, Stripe.Capability.Requirements['disabled_reason']> = {
  'requirements.past_due': 'requirements.fields_needed',
  'requirements.pending_verification': 'pending.review',
  under_review: 'pending.review',
  platform_paused: 'platform_paused',
}

/** A capability as the API shows it: a view of its account. `requestedAt` in seconds. */
export function capabilityObject(account: Stripe.Account, name: string, requestedAt: number | undefined): Stripe.Capability {
  const status = statusesOf(account)[name]
  const of = account.requirements
  const reason = of?.disabled_reason
  const disabled = !reason ? null : reason.startsWith('rejected') ? 'rejected.other' : (REASONS[reason] ?? 'other')
  const open = status && status !== 'active' && of
  return {
    id: name,
    object: 'capability',
    account: account.id,
    future_requirements: requirements([], null),
    requested: status !== undefined,
    requested_at: status === undefined ? null : (requestedAt ?? account.created ?? 0),
    requirements: (open
      ? { ...of, disabled_reason: disabled }
      : requirements(status ? (of?.currently_due ?? []) : [], null)) as Stripe.Capability.Requirements,
    status: status ?? 'unrequested',
  }
}

/** When each capability of an account was asked for; those it began with are not in it. */
export function requestTimes(world: World, account: string): Record<string, number> {
  return world.store.get('account', account)?.hidden.requested ?? {}
}

/** Emits `capability.updated` for every capability that looks different after a change of its account. Inside a transaction. */
export function emitCapabilityChanges(world: World, scope: Scope, before: Stripe.Account, after: Stripe.Account): void {
  const times = requestTimes(world, after.id)
  for (const name of new Set([...Object.keys(statusesOf(before)), ...Object.keys(statusesOf(after))])) {
    const old = capabilityObject(before, name, times[name])
    const now = capabilityObject(after, name, times[name])
    const previous = changedValues(old, now)
    if (Object.keys(previous).length > 0) emitObject(world, scope, 'capability.updated', now, previous)
  }
}

/**
 * The statuses after a platform asks for capabilities or gives them up. A new one follows the account: active where the account is verified,
 * pending while it is being verified. Throws 400 where giving up is not possible.
 */
export function requestedStatuses(account: Stripe.Account, wanted: Record<string, boolean>): Statuses {
  const statuses = statusesOf(account)
  const pending = account.requirements?.disabled_reason === 'requirements.pending_verification'
  const fresh = pending
    ? 'pending'
    : account.details_submitted && (!account.requirements?.disabled_reason || lacksBankOnly(account))
      ? 'active'
      : 'inactive'
  for (const [name, isRequested] of Object.entries(wanted)) {
    if (isRequested) statuses[name] ??= fresh
    else if (account.type === 'standard' && statuses[name]) {
      throw invalidRequest(`The capability ${name} of a Standard account cannot be unrequested.`, { param: 'requested' })
    } else delete statuses[name]
  }
  return statuses
}
