import type { Draft, Words } from './templates/draft'
import { type RefundMail, refundMail } from './templates/refund'

/** What the seller of the examples has typed. */
export const REFUND_NOTE = 'Sorry about the chip in the glaze.'

/** The mails about a refund, with examples for data. */
export function refundExamples(
  of: Pick<RefundMail, 'number' | 'shop' | 'pieces'>,
  urls: Record<RefundMail['to'], string>,
): Record<string, (words: Words) => Draft> {
  const example = (to: RefundMail['to'], about: RefundMail['about'], note: string | null) => (words: Words) =>
    refundMail({ ...of, to, about, note, url: urls[to], currency: 'usd', amountMinor: 2000, totalMinor: 4300 }, words)
  return {
    'refund-made': example('buyer', 'made', REFUND_NOTE),
    'refund-failed': example('buyer', 'failed', null),
    'sale-refund-failed': example('seller', 'failed', null),
    'sale-refund-waiting': example('seller', 'waiting', null),
  }
}
