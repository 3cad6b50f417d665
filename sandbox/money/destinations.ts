import type { World } from '@/sandbox/core/world'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { applicationOf, isConnected } from '@/sandbox/keys/auth'

/** Checks that a platform may send money to an account: connected, not itself, able to receive transfers. Throws 400. */
export function checkDestination(world: World, platform: string, destination: string, param: string): void {
  if (destination === platform) throw invalidRequest('You cannot transfer money to your own Stripe account.', { param })
  const account = world.store.get('account', destination)?.object
  if (!account || !isConnected(world, applicationOf(world, platform), destination)) throw missing('destination', destination, param, 400)
  if (account.capabilities?.transfers === 'active') return
  const message =
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments'
  throw invalidRequest(message, { param })
}
