import { insertAccount, newAccount } from '@/sandbox/accounts/accounts'
import { newAccountId, randomText } from '@/sandbox/core/ids'
import { PLATFORM, type World } from '@/sandbox/core/world'

/** A platform with everything that a program needs to act as it. */
export interface PlatformKeys {
  accountId: string
  secretKey: string
  publishableKey: string
  clientId: string
}

interface PlatformFacts {
  name: string
  country: string
  currency: string
  email: string
  redirectUris: string[]
}

function insertPlatform(world: World, keys: PlatformKeys, facts: PlatformFacts): void {
  const { name, email, country, currency, redirectUris } = facts
  const told = { business_name: name, country, default_currency: currency, email, charges_enabled: true }
  const account = newAccount(world, keys.accountId, told, { type: 'account' })
  insertAccount(world, account, { secret: keys.secretKey, publishable: keys.publishableKey })
  const application = { id: keys.clientId, account: keys.accountId, name, redirectUris }
  world.store.insert('application', keys.accountId, keys.clientId, application, {})
}

/** Makes the platform that every world begins with, unless it is there. */
export function createFirstPlatform(world: World): void {
  if (world.store.get('account', PLATFORM.accountId)) return
  const facts = { name: 'Souk', country: 'US', currency: 'usd', email: 'operator@souk.test', redirectUris: [] }
  world.store.transaction(() => insertPlatform(world, PLATFORM, facts))
}

/** Makes a further platform with keys and an application of its own: accounts can be connected to several. */
export function createPlatform(world: World, facts: PlatformFacts): PlatformKeys {
  return world.store.transaction(() => {
    const accountId = newAccountId(world.clock.now())
    const family = `51${accountId.slice(6, 12)}`
    const keys = {
      accountId,
      secretKey: `sk_test_${family}${randomText(40)}`,
      publishableKey: `pk_test_${family}${randomText(40)}`,
      clientId: `ca_${randomText(32)}`,
    }
    insertPlatform(world, keys, facts)
    return keys
  })
}
