import { findPayoutOfSeller } from '@/lib/db/balance/payouts'
import { findSellerReader } from '@/lib/db/sellers/sellers'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { payoutFailedMail } from '@/lib/mail/templates/payout-failed'
import { deliverToSeller } from './deliver'

/**
 * Tells a seller that their bank has refused a payout or a debit. What failed before their account was connected here they know already.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendPayoutMail(payoutId: string): Promise<void> {
  const found = await findPayoutOfSeller(payoutId)
  if (!found || found.payout.created < found.connectedAt) return
  const { payout, sellerId } = found
  const reader = await findSellerReader(sellerId)
  if (!reader?.email) return
  const { currency, amountMinor, arrivalDate, failureMessage } = payout
  const words = translatorFor(reader)
  const facts = { currency, amountMinor, arrivesAt: arrivalDate.toISOString() }
  const draft = payoutFailedMail(
    { ...facts, reason: failureMessage && onePlainLine(failureMessage), url: `${env().appUrl}/sell/payouts/${payoutId}` },
    words,
  )
  await deliverToSeller({ ...(await renderMail(draft, words)), messageId: `payout-failed-${payoutId}`, to: reader.email }, sellerId)
}
