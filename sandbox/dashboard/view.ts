import type Stripe from 'stripe'
import type { World } from '@/sandbox/core/world'
import { PLATFORM } from '@/sandbox/core/world'

/** What every page of the dashboard knows: the world, and whose account is looked at. */
export type View = {
  world: World
  account: Stripe.Account
  name: string
  isPlatform: boolean
  /** Address of a page of this account: `at('/payments')`. */
  at(path?: string): string
}

/** The name people know an account by. */
export function nameOf(account: Stripe.Account | undefined): string {
  return account?.business_profile?.name || account?.settings?.dashboard?.display_name || account?.email || account?.id || 'Unknown account'
}

/** An account runs a platform when it has an application of its own. */
function isPlatform(world: World, account: string): boolean {
  if (account === PLATFORM.accountId) return true
  for (const row of world.store.newest('application', account)) return row.id !== ''
  return false
}

/** Opens the view of one account, or null when there is none with that id. */
export function viewOf(world: World, id: string): View | null {
  const row = world.store.get('account', id)
  if (!row) return null
  return { world, account: row.object, name: nameOf(row.object), isPlatform: isPlatform(world, id), at: (path = '') => `/dashboard/${id}${path}` }
}
