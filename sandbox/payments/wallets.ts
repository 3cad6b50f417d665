import type Stripe from 'stripe'
import type { World } from '@/sandbox/core/world'

/** The wallets that give a card [doc payments/wallets]. */
export const WALLETS = ['apple_pay', 'google_pay', 'link'] as const
export type WalletType = (typeof WALLETS)[number]

// No domain can be registered for these. Google Pay and Link work there while a page is made; Apple Pay wants a registered domain under https.
const ON_THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The wallets that a page of this host may show: those that are active for a domain that the account has registered and not switched off. */
export function walletsOn(world: World, account: string, host: string): WalletType[] {
  const name = host.toLowerCase()
  if (ON_THIS_MACHINE.has(name)) return ['google_pay', 'link']
  const [row] = world.store.newest('payment_method_domain', account, { by: ['domain_name', name] })
  return row?.object.enabled ? WALLETS.filter((wallet) => row.object[wallet].status === 'active') : []
}

/** What a card says of the wallet that it came from. The number of the device is not told apart from the card's. */
export function cardWallet(type: WalletType): Stripe.PaymentMethod.Card.Wallet {
  return { type, dynamic_last4: null, [type]: {} }
}

/** The same of a charge. */
export function chargeWallet(wallet: Stripe.PaymentMethod.Card['wallet'] | undefined): Stripe.Charge.PaymentMethodDetails.Card.Wallet | null {
  if (!wallet) return null
  const { type, dynamic_last4 } = wallet
  return { type, dynamic_last4, ...(type === 'link' ? { link: { funding_source_group: null } } : { [type]: {} }) }
}

/** The same of a try to set up. */
export function setupWallet(wallet: Stripe.PaymentMethod.Card['wallet'] | undefined): Stripe.SetupAttempt.PaymentMethodDetails.Card.Wallet | null {
  if (!wallet) return null
  return { type: wallet.type, ...(wallet.type !== 'link' && { [wallet.type]: {} }) }
}

/** How the older kind of card names the wallet. Google Pay keeps its first name; Link gives none. */
export function tokenizedBy({ wallet }: Stripe.PaymentMethod.Card): string | null {
  if (wallet?.type === 'google_pay') return 'android_pay'
  return wallet?.type === 'apple_pay' ? 'apple_pay' : null
}
