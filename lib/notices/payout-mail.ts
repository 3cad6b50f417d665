import { findReader } from '@/lib/db/auth/people'
import { findPayout, findPayoutOfSeller, type PayoutRow } from '@/lib/db/balance/payouts'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import type { Draft, Words } from '@/lib/mail/templates/draft'
import { payoutFailedMail } from '@/lib/mail/templates/payout-failed'
import { platformPayoutUrl } from '@/lib/stripe/calls/dashboard'
import { deliverToOperator } from './deliver'
import { mailSeller } from './mail-seller'

/**
 * Tells a seller that their bank has refused a payout or a debit, or the operators where the money is the platform's own. What failed before their account was
 * connected here a seller knows already.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendPayoutMail(payoutId: string): Promise<void> {
  const { livemode, appUrl, OPERATOR_EMAILS } = env()
  const own = await findPayout(payoutId, { accountId: PLATFORM, livemode })
  if (own) return tellOperators(own, OPERATOR_EMAILS)
  const found = await findPayoutOfSeller(payoutId)
  if (!found || found.payout.created < found.connectedAt) return
  const { payout, sellerId } = found
  await mailSeller(sellerId, `payout-failed-${payoutId}`, payoutMail(payout, { url: `${appUrl}/sell/payouts/${payoutId}`, to: 'seller' }))
}

async function tellOperators(payout: PayoutRow, addresses: string[]): Promise<void> {
  const draft = payoutMail(payout, { url: platformPayoutUrl(payout.id), to: 'operator' })
  for (const [at, email] of addresses.entries()) {
    const words = translatorFor(await findReader(email))
    const mail = await renderMail(draft(words), words)
    await deliverToOperator({ ...mail, messageId: `payout-failed-${payout.id}-${at}`, to: email })
  }
}

function payoutMail(
  { currency, amountMinor, arrivalDate, failureMessage }: PayoutRow,
  { url, to }: { url: string; to: 'seller' | 'operator' },
): (words: Words) => Draft {
  const reason = failureMessage && onePlainLine(failureMessage)
  return (words) => payoutFailedMail({ currency, amountMinor, arrivesAt: arrivalDate.toISOString(), reason, url, to }, words)
}
