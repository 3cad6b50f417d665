import { type Journal, journals, type Leg, reversed } from './ledger'

/** A captured part, in minor units of its currency. `taxMinor`: contained in the amount. */
export type SoldPart = {
  id: string
  accountId: string
  livemode: boolean
  currency: string
  amountMinor: number
  feeMinor: number
  taxMinor: number
}

/** A refund of a part in minor units of the part's currency. `taxMinor`: contained in the amount. `feeBackMinor`: what of our fee is back with it. */
export type RefundedPart = { id: string; amountMinor: number; taxMinor: number; feeBackMinor: number }

const PLATFORM = 'platform'

/** What a sale is: the seller's sales, tax and our fee, which Stripe is to book as one charge on the seller's balance and as one fee on ours. */
export function saleJournals(part: SoldPart, eventAt: Date): Journal[] {
  const { id, accountId, livemode, currency, amountMinor, feeMinor, taxMinor } = part
  const facts = { livemode, source: `part:${id}`, kind: 'sale' as const, sellerOrderId: id, eventAt }
  const leg = legsIn(currency)
  const sellers = [
    leg('clearing', amountMinor - feeMinor),
    leg('platform_fees', feeMinor),
    leg('sales', -(amountMinor - taxMinor)),
    leg('tax', -taxMinor),
  ]
  const ours = [leg('clearing', feeMinor), leg('fees', -feeMinor)]
  return journals({ ...facts, book: accountId, legs: sellers }, { ...facts, book: PLATFORM, legs: ours })
}

/** A refund that Stripe has made. */
export function refundJournals(part: SoldPart, refund: RefundedPart, eventAt: Date): Journal[] {
  return journals({ ...refundFacts(part, refund, eventAt), kind: 'refund', legs: refundLegs(part, refund) })
}

/** A refund that has come back. One that was never seen as made comes to nought, with the journal of it. */
export function failedRefundJournals(part: SoldPart, refund: RefundedPart, eventAt: Date): Journal[] {
  const failed = { ...refundFacts(part, refund, eventAt), kind: 'refund_failed' as const, legs: reversed(refundLegs(part, refund)) }
  return [...refundJournals(part, refund, eventAt), ...journals(failed)]
}

/** Our fee, as far as it went back with a refund. */
export function feeReturnJournals({ id, accountId, livemode, currency }: SoldPart, refund: RefundedPart, eventAt: Date): Journal[] {
  const facts = { livemode, source: `feerefund:${refund.id}`, kind: 'fee_returned' as const, sellerOrderId: id, eventAt }
  const leg = legsIn(currency)
  const { feeBackMinor } = refund
  const sellers = [leg('clearing', feeBackMinor), leg('platform_fees', -feeBackMinor)]
  const ours = [leg('fees_returned', feeBackMinor), leg('clearing', -feeBackMinor)]
  return journals({ ...facts, book: accountId, legs: sellers }, { ...facts, book: PLATFORM, legs: ours })
}

function refundFacts({ id, accountId, livemode }: SoldPart, refund: RefundedPart, eventAt: Date) {
  return { book: accountId, livemode, source: `refund:${refund.id}`, sellerOrderId: id, eventAt }
}

function refundLegs({ currency }: SoldPart, { amountMinor, taxMinor }: RefundedPart): Leg[] {
  const leg = legsIn(currency)
  return [leg('refunds', amountMinor - taxMinor), leg('tax', taxMinor), leg('clearing', -amountMinor)]
}

function legsIn(currency: string) {
  return (account: Leg['account'], amountMinor: number): Leg => ({ account, currency, amountMinor })
}
