import { z } from 'zod'
import { ConnectedAccountId } from '@/lib/domain/ids'

export const PLATFORM = 'platform'
/** Whose balance it is: a seller's account, or the platform's own. */
export const BalanceOwner = z.union([ConnectedAccountId, z.literal(PLATFORM)])
export type BalanceOwner = z.infer<typeof BalanceOwner>

/** What a fee is made of, in minor units of the currency that was booked. */
type FeeDetail = { type: string; amountMinor: number }

/** A balance transaction as Stripe has it; amounts in minor units of `currency`, less than nought where money leaves. */
export type Booked = {
  id: string
  type: string
  reportingCategory: string
  balanceType: string
  currency: string
  amountMinor: number
  feeMinor: number
  netMinor: number
  feeDetails: FeeDetail[]
  sourceId: string | null
  /** The charge that its source leads to, where the source says so itself. */
  chargeId: string | null
  /** The transfer that it is, or takes back. */
  transferId: string | null
  /** The application fee that was refunded, of a fee refund. */
  feeId: string | null
  exchangeRate: number | null
  /** Where it was converted: what it stands for in the currency that was charged, less than nought where money leaves. Null where its source does not say. */
  sourceCurrency: string | null
  sourceMinor: number | null
  /** The part that the metadata of a charge names. */
  claimedPartId: string | null
  created: Date
  availableOn: Date
}

/** A payout as Stripe has it; its status and what has become of reconciling it are Stripe's own words. */
export type PayoutFacts = {
  id: string
  currency: string
  amountMinor: number
  status: string
  automatic: boolean
  reconciliationStatus: string
  created: Date
  arrivalDate: Date
  traceId: string | null
  failureCode: string | null
  failureMessage: string | null
  originalPayoutId: string | null
  reversedBy: string | null
}

/** Whether Stripe says which transactions it is made of: never of a manual one, or of an automatic one too early. Source: docs.stripe.com/payouts/reconciliation */
export function isReconciled({ automatic, reconciliationStatus }: Pick<PayoutFacts, 'automatic' | 'reconciliationStatus'>): boolean {
  return automatic && reconciliationStatus === 'completed'
}
