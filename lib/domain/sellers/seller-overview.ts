import type { MoneyCall } from '@/lib/domain/refusal/refusals'
import type { AccountWays } from './account-offer'
import type { CountryNotice } from './country-notices'
import type { ChecklistStep, ConnectionFacts } from './seller-checklist'

/** The Stripe account of a seller as their pages show it. */
export type ConnectionView = ConnectionFacts & {
  accountId: string
  country: string | null
  currency: string | null
  statementDescriptor: string | null
  connectedAt: string
  disconnectedAt: string | null
  syncedAt: string | null
  /** A disconnect was begun here, and whether Stripe took it in is not known: it can be finished. */
  isHalfDisconnected: boolean
}

/** A call about a payment that Stripe refused for the sake of the seller's account, with Stripe's own words. */
export type RefusedPayment = {
  id: string
  kind: 'account_refused' | 'amount_refused'
  call: MoneyCall
  words: string
  receiptNumber: string
  at: string
}

/** A seller's shop, what is missing until it can sell, and the account behind it. */
export type SellerOverview = {
  sellerId: string
  shopName: string
  slug: string
  connection: ConnectionView | null
  /** The ways to an account, for who has none in use. */
  ways: AccountWays
  steps: ChecklistStep[]
  isReady: boolean
  /** An operator has stopped this shop, and why; empty where no reason was kept. Null: they have not. */
  suspension: { reason: string; since: string } | null
  /** What Stripe refused, and nothing has been accepted since. */
  refused: RefusedPayment[]
  /** How many products are priced in another currency than the account's own, as after connecting another account; null for none. */
  currencyNotice: { currency: string; count: number; canConvert: boolean } | null
  /** What the country of the account means for what can be sold. */
  countryNotices: CountryNotice[]
}
