import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { World } from '@/sandbox/core/world'
import { toBillingDetails } from '@/sandbox/http/shapes'
import { insertCardToken } from './tokens'
import { cardObject, checkCard } from './typed-cards'
import { cardWallet, type WalletType } from './wallets'

/** The cards that lie in everyone's wallet here, by their numbers, and what each does. */
export const WALLET_CARDS = {
  '4242424242424242': 'Pays',
  '4000000000000002': 'Is declined',
  '4000000000000341': 'Is declined when it is charged',
  '4000002760003184': 'Asks for 3D Secure',
} as const
export type WalletCard = keyof typeof WALLET_CARDS

/** A token of a card in a wallet, as the wallet gives it to Stripe.js. No code was typed. Inside a transaction. */
export function insertWalletToken(world: World, account: string, wallet: WalletType, number: WalletCard, clientIp: string | null): Stripe.Token {
  const now = new Date(world.clock.nowMs())
  const details = { number, exp_month: now.getUTCMonth() + 1, exp_year: now.getUTCFullYear() + 1 }
  const card = { ...cardObject(checkCard(world, details), details), wallet: cardWallet(wallet) }
  const id = accountId('card', account, world.clock.now())
  return insertCardToken(world, account, { id, number, cvc: 'none', card, billing: toBillingDetails(undefined) }, clientIp).object
}
