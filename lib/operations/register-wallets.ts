import { env } from '@/lib/env'
import {
  enableWalletDomain,
  findWalletDomain,
  registerWalletDomain,
  validateWalletDomain,
  type WalletDomain,
} from '@/lib/stripe/calls/payment-method-domains'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/** `not_public`: Stripe registers no such address; `apple_pay`: registered, but not for Apple Pay; `stripe`: why it did not do it. */
export type WalletRegistration =
  | { kind: 'registered'; done: 'made' | 'updated' | 'in_order' }
  | { kind: 'not_public' }
  | { kind: 'apple_pay' | 'stripe'; message: string }

const IP_ADDRESS = /^(\d+(\.\d+){3}|\[.*\])$/

/** The domain under which Stripe knows the shop's own address; null where it registers none: wallets need a public name, at Stripe itself under https. */
export function walletDomain({ appUrl, isLocalStripe } = env()): string | null {
  const { protocol, hostname } = new URL(appUrl)
  const isName = hostname.includes('.') && !IP_ADDRESS.test(hostname) && !hostname.endsWith('.localhost')
  return isName && (isLocalStripe || protocol === 'https:') ? hostname : null
}

/** Registers the shop's own address for wallets, or switches it on again, and has Stripe look again where Apple Pay is not active. Twice is a no-op. */
export async function registerWallets(): Promise<WalletRegistration> {
  const name = walletDomain()
  if (!name) return { kind: 'not_public' }
  const found = await findWalletDomain(name)
  if (found.kind !== 'ok') return { kind: 'stripe', message: found.message }
  const outcome = await bringUpToDate(name, found.value)
  if (outcome.kind !== 'ok') return { kind: 'stripe', message: outcome.message }
  const { applePayRefusal } = outcome.value
  if (applePayRefusal) return { kind: 'apple_pay', message: applePayRefusal }
  const isInOrder = found.value?.isEnabled && !found.value.applePayRefusal
  return { kind: 'registered', done: isInOrder ? 'in_order' : found.value ? 'updated' : 'made' }
}

async function bringUpToDate(name: string, found: WalletDomain | null): Promise<StripeOutcome<WalletDomain>> {
  const enabled = found?.isEnabled ? { kind: 'ok' as const, value: found } : await enable(name, found)
  return enabled.kind === 'ok' && enabled.value.applePayRefusal ? validateWalletDomain(enabled.value.id) : enabled
}

function enable(name: string, found: WalletDomain | null): Promise<StripeOutcome<WalletDomain>> {
  return found ? enableWalletDomain(found.id) : registerWalletDomain(name, `wallets/${name}`)
}
