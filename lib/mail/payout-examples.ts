import type { Draft, Words } from './templates/draft'
import { payoutFailedMail } from './templates/payout-failed'

/** In Stripe's words. */
export const BANKS_REASON = 'The bank account has been closed.'

/** The mail about a payout, with an example for data. @param home where the shop is @param day when it was to arrive */
export function payoutExamples(home: string, day: string): Record<string, (words: Words) => Draft> {
  const payout = {
    currency: 'usd',
    amountMinor: 86_420,
    arrivesAt: day,
    reason: BANKS_REASON,
    url: `${home}/sell/payouts/po_1`,
    to: 'seller' as const,
  }
  return {
    'payout-failed': (words) => payoutFailedMail(payout, words),
    'own-payout-failed': (words) => payoutFailedMail({ ...payout, to: 'operator' }, words),
    'debit-failed': (words) => payoutFailedMail({ ...payout, amountMinor: -12_500 }, words),
  }
}
