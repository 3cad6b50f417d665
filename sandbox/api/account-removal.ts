import type Stripe from 'stripe'
import { requirements } from '@/sandbox/account-requirements'
import { updateAccount } from '@/sandbox/accounts'
import { applicationOf } from '@/sandbox/auth'
import { sumBalance } from '@/sandbox/balances'
import { statusesOf } from '@/sandbox/capabilities'
import { invalidRequest } from '@/sandbox/errors'
import { type Infer, oneOf, required } from '@/sandbox/params'
import { createdAccount } from './account-access'
import { type Call, endpoint, pathId } from './endpoint'

const rejectShape = { reason: required(oneOf('fraud', 'terms_of_service', 'other')) }

/** Throws 400 unless there is no money on the account in any currency. */
function requireNoMoney(call: Call, account: string, what: string): void {
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

function reject(call: Call, { reason }: Infer<typeof rejectShape>): unknown {
  const account = createdAccount(call, pathId(call))
  if (account.controller?.losses?.payments !== 'application') {
    throw invalidRequest('You can only reject accounts whose losses your platform is liable for, including Custom and Express accounts.')
  }
  const capabilities: Stripe.Account.Capabilities = Object.fromEntries(Object.keys(statusesOf(account)).map((name) => [name, 'inactive']))
  const fields = { capabilities, charges_enabled: false, payouts_enabled: false, requirements: requirements([], `rejected.${reason}`) }
  return updateAccount(call.world, { account: account.id, request: call.request }, fields)
}

export const accountRemovalEndpoints = [
  endpoint('DELETE', '/v1/accounts/:id', {}, remove),
  endpoint('POST', '/v1/accounts/:id/reject', rejectShape, reject),
]
