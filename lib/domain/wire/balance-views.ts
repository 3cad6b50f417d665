import type { WaterfallLine } from '@/lib/domain/balance/waterfall'
import type { Money } from '@/lib/domain/money/money'

export type WaterfallView = { line: WaterfallLine; amountMinor: number }[]

/** The states of a payout that we have words for. */
export const PAYOUT_STATES = ['pending', 'in_transit', 'paid', 'failed', 'canceled'] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

/** A payout in a list. Less than nought is taken from the bank account. */
export type PayoutView = {
  id: string
  currency: string
  amountMinor: number
  /** Null where Stripe says something that we have no words for: `statusWord`. */
  state: PayoutState | null
  statusWord: string
  automatic: boolean
  createdAt: string
  arrivesAt: string
}

/** One transaction of a line, with what of it belongs to the line. */
export type BookedView = {
  id: string
  at: string
  category: string
  sellerOrderId: string | null
  receiptNumber: string | null
  amountMinor: number
  /** What the buyer was charged, where that was in another currency, and what one unit of it was in the currency of the balance. */
  charged: (Money & { rate: number | null }) | null
}

/** One payout from what was sold to what was deposited. */
export type PayoutPageView = PayoutView & {
  traceId: string | null
  /** Why it failed, in Stripe's words. */
  failureMessage: string | null
  /** It takes another payout back, or was taken back. */
  isReversal: boolean
  isReversed: boolean
  /** `closes`: what it is made of; `soon`: Stripe does not say yet; `manual`: it does not say, and `lines` are since the deposit before. */
  made: 'closes' | 'soon' | 'manual'
  lines: WaterfallView
  /** What the lines add up to differs by so much from what was deposited. */
  differenceMinor: number
  /** The transactions of one line, a page of them. */
  opened: { line: WaterfallLine; rows: BookedView[]; nextCursor: string | null } | null
  stripeUrl: string
}

/** A balance in one currency. */
export type BalanceOfCurrency = {
  currency: string
  availableMinor: number
  pendingMinor: number
  reservedMinor: number
  prefundedMinor: number
  /** When what is on its way can be used. */
  onTheWay: { day: string; amountMinor: number }[]
  /** What of it is not read yet. */
  unreadMinor: number
  /** Since the last deposit, whatever it was made of; null before the first. */
  since: string | null
  lines: WaterfallView
  sumMinor: number
}

export type BalanceView = {
  /** Null while Stripe does not answer. */
  balances: BalanceOfCurrency[] | null
  coming: PayoutView[]
  interval: 'daily' | 'weekly' | 'monthly' | 'manual' | null
  /** Up to when what was booked is read, by Stripe's clock; null before the first time. */
  readUntil: string | null
  stripeUrl: string
}
