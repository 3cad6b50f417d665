import type Stripe from 'stripe'
import { requirements } from '@/sandbox/accounts/account-requirements'
import { updateAccount } from '@/sandbox/accounts/accounts'
import { statusesOf } from '@/sandbox/accounts/capabilities'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { invalidRequest } from '@/sandbox/http/errors'
import { type Infer, oneOf, required } from '@/sandbox/http/params'
import { presentAccount } from '@/sandbox/http/present'
import { applicationOf } from '@/sandbox/keys/auth'
import { sumBalance } from '@/sandbox/money/balances'
import { createdAccount } from './account-access'

const REASONS = [
  'credit',
  'fraud_no_intent_to_fulfill',
  'fraud_other',
  'fraud_payment_method_casher',
  'fraud_payment_method_tester',
  'other',
  'terms_of_service',
] as const
const rejectShape = { payouts_action: oneOf('none', 'pause'), reason: required(oneOf(...REASONS)) }

/** What an account's requirements say of a rejection by its platform [sdk]. */
function disabledReason(reason: (typeof REASONS)[number]): Stripe.Account.Requirements.DisabledReason {
  if (reason.startsWith('fraud')) return 'rejected.platform_fraud'
  return reason === 'terms_of_service' ? 'rejected.platform_terms_of_service' : 'rejected.platform_other'
}

/** Throws 400 unless there is no money on the account in any currency. */
export function requireNoMoney(call: Call, account: string, what: string): void {
  for (const { available, pending } of sumBalance(call.world, account).values()) {
    if (available === 0 && pending === 0) continue
    throw invalidRequest(`Cannot ${what} account ${account} because its balance is not zero.`, { code: 'balance_insufficient' })
  }
}

/** The account is gone for its platform, whose calls for it end with 403 from now on; its objects stay in the books. */
function remove(call: Call): unknown {
  const { id } = createdAccount(call, pathId(call))
  requireNoMoney(call, id, 'delete')
  const { store, clock } = call.world
  store.update('connection', `${applicationOf(call.world, call.key.account)}:${id}`, { revokedAt: clock.now() })
  for (const { id: key } of [...store.newest('api_key', id)]) store.update('api_key', key, { revoked: true })
  return { id, object: 'account', deleted: true }
}

function reject(call: Call, { reason, payouts_action: action }: Infer<typeof rejectShape>): unknown {
  const account = createdAccount(call, pathId(call))
  if (account.controller?.losses?.payments !== 'application') {
    throw invalidRequest('You can only reject accounts whose losses your platform is liable for, including Custom and Express accounts.')
  }
  const { capabilities: before, charges_enabled, payouts_enabled, requirements: due } = account
  const isRejected = due?.disabled_reason?.startsWith('rejected') ?? false
  if (!isRejected) {
    const beforeRejection = { capabilities: before, charges_enabled, payouts_enabled, requirements: due }
    call.world.store.update('account', account.id, {}, { beforeRejection })
  }
  const capabilities: Stripe.Account.Capabilities = Object.fromEntries(Object.keys(statusesOf(account)).map((name) => [name, 'inactive']))
  return shown(call, account.id, {
    capabilities,
    charges_enabled: false,
    payouts_enabled: action === 'none' && payouts_enabled,
    requirements: requirements([], disabledReason(reason)),
  })
}

/** Takes a rejection back: the account may again do what it could before. Throws 400 for one that its platform has not rejected. */
function unreject(call: Call): unknown {
  const account = createdAccount(call, pathId(call))
  const before = call.world.store.get('account', account.id)?.hidden.beforeRejection
  if (!before || !account.requirements?.disabled_reason?.startsWith('rejected.platform_')) {
    throw invalidRequest(`Account ${account.id} was not rejected by your platform.`)
  }
  return shown(call, account.id, before)
}

function shown(call: Call, account: string, fields: Partial<Stripe.Account>): unknown {
  updateAccount(call.world, { account, request: call.request }, fields)
  const row = call.world.store.get('account', account)
  return row && presentAccount(call.world, row)
}

export const accountRemovalEndpoints = [
  endpoint('DELETE', '/v1/accounts/:id', {}, remove),
  endpoint('POST', '/v1/accounts/:id/reject', rejectShape, reject),
  endpoint('POST', '/v1/accounts/:id/unreject', {}, unreject),
]
