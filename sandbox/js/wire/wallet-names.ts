import type { Wallet } from './frame-options'

/** How wallets are called, in every language. */
export const WALLET_NAMES: Record<Wallet, string> = { apple_pay: 'Apple Pay', google_pay: 'Google Pay', link: 'Link' }
