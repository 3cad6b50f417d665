import type Stripe from 'stripe'
import { requirements, stillDue } from './account-requirements'
import { updateAccount } from './accounts'
import { bankAccountsOf } from './bank-accounts'
import { statusesOf } from './capabilities'
import { collectsRequirements } from './controllers'
import type { Scope } from './events'
import { scheduleFunds } from './payout-schedule'
import type { World } from './world'

/** What becomes of a verification: everything fits, or a document is wanted. */
export type Verdict = 'verified' | 'document_wanted'

const CHECKED = 'business_profile.url'
const DOCUMENT = 'individual.verification.document'

function withStatus(account: Stripe.Account, status: 'active' | 'inactive' | 'pending'): Stripe.Account.Capabilities {
  return Object.fromEntries(Object.keys(statusesOf(account)).map((name) => [name, status]))
}

/** Account fields while Stripe looks at what was told: capabilities are pending, and nothing is enabled yet. */
function beginVerification(world: World, account: Stripe.Account, verdict: Verdict): Partial<Stripe.Account> {
  world.timers.schedule('account_verified', world.clock.nowMs() + world.settings.asyncDelayMs, { account: account.id, verdict })
  return {
    details_submitted: true,
    capabilities: withStatus(account, 'pending'),
    requirements: requirements([], 'requirements.pending_verification', { pending_verification: [CHECKED] }),
  }
}

/**
 * Takes what has been told off an account's requirements, and begins its verification once nothing is due and either the platform collects
 * or the owner has submitted the hosted form. Inside a transaction, after the facts were written.
 */
export function reconsiderRequirements(world: World, scope: Scope, submitted: Verdict | null = null): Stripe.Account {
  const account = world.store.get('account', scope.account)?.object as Stripe.Account
  const before = account.requirements
  const reason = before?.disabled_reason ?? null
  if (reason?.startsWith('rejected')) return account
  const due = stillDue(account)
  const isOpen = (before?.currently_due ?? []).length > 0
  const isBlocked = reason === 'requirements.past_due'
  if (due.length === 0 && isBlocked && (submitted || collectsRequirements(account))) {
    return updateAccount(world, scope, beginVerification(world, account, submitted ?? 'verified'))
  }
  if (isOpen && due.length < (before?.currently_due ?? []).length) {
    return updateAccount(world, scope, { requirements: requirements(due, reason), ...(submitted && { details_submitted: true }) })
  }
  return account
}

function finish(world: World, id: string, verdict: string): void {
  const account = world.store.get('account', id)?.object
  if (account?.requirements?.disabled_reason !== 'requirements.pending_verification') return
  const scope = { account: id, request: null }
  if (verdict === 'document_wanted') {
    const code = 'verification_document_not_uploaded' as const
    const reason = 'An identity document is needed: what was told could not be verified.'
    const errors = [{ code, reason, requirement: DOCUMENT }]
    updateAccount(world, scope, {
      capabilities: withStatus(account, 'inactive'),
      requirements: requirements([DOCUMENT], 'requirements.past_due', { errors }),
    })
    return
  }
  const payouts = bankAccountsOf(world, id).length > 0
  updateAccount(world, scope, {
    capabilities: withStatus(account, 'active'),
    charges_enabled: statusesOf(account).card_payments !== undefined,
    payouts_enabled: payouts,
    requirements: requirements([], null),
  })
  if (payouts) scheduleFunds(world, id, world.clock.now())
}

/** Declares how verifications end. Before the timers start. */
export function registerVerification(world: World): void {
  world.timers.handle('account_verified', ({ account = '', verdict = '' }) => finish(world, account, verdict))
}
