import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'
import { walletDomain } from '@/lib/operations/register-wallets'
import { findWalletDomain, listWalletDomains } from '@/lib/stripe/calls/payment-method-domains'

/** Whether Stripe shows Apple Pay, Google Pay and Link at the shop's own address. */
export async function checkWallets(): Promise<Finding> {
  const { appUrl, isLocalStripe } = env()
  const name = walletDomain()
  // At the local Stripe nothing is missing on this machine: it shows there what it can.
  if (!name) return isLocalStripe ? { state: 'good', sentence: 'walletsLocal' } : { state: 'warning', sentence: 'walletsUnreachable', what: appUrl }
  const [found, listed] = await Promise.all([findWalletDomain(name), listWalletDomains()])
  if (found.kind !== 'ok') throw new Error(found.message)
  if (listed.kind !== 'ok') throw new Error(listed.message)
  const domain = found.value
  if (!domain) return { state: 'bad', sentence: 'walletsMissing', what: name, press: 'wallets' }
  if (!domain.isEnabled) return { state: 'bad', sentence: 'walletsDisabled', what: name, press: 'wallets' }
  if (domain.applePayRefusal) return { state: 'warning', sentence: 'walletsWithoutApple', what: domain.applePayRefusal, press: 'wallets' }
  const enabled = listed.value.flatMap((each) => (each.isEnabled ? each.name : []))
  return { state: 'good', sentence: 'walletsGood', what: enabled.join(', ') || name }
}
