import { findReader } from '@/lib/db/auth/people'
import { findPayout, findPayoutOfSeller, type PayoutRow } from '@/lib/db/balance/payouts'
import { findSellerReader } from '@/lib/db/sellers/sellers'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { renderMail } from '@/lib/mail/render-mail'
import { payoutFailedMail } from '@/lib/mail/templates/payout-failed'
import { platformPayoutUrl } from '@/lib/stripe/calls/dashboard'
import { deliverToOperator, deliverToSeller } from './deliver'

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
  const reader = await findSellerReader(sellerId)
  if (!reader?.email) return
  const mail = await payoutMail(payout, { reader, url: `${appUrl}/sell/payouts/${payoutId}`, to: 'seller' })
  await deliverToSeller({ ...mail, messageId: `payout-failed-${payoutId}`, to: reader.email }, sellerId)
}

async function tellOperators(payout: PayoutRow, addresses: string[]): Promise<void> {
  for (const [at, email] of addresses.entries()) {
    const reader = await findReader(email)
    const mail = await payoutMail(payout, { reader, url: platformPayoutUrl(payout.id), to: 'operator' })
    await deliverToOperator({ ...mail, messageId: `payout-failed-${payout.id}-${at}`, to: email })
  }
}

function payoutMail(
  { currency, amountMinor, arrivalDate, failureMessage }: PayoutRow,
  { reader, url, to }: { reader: Reader; url: string; to: 'seller' | 'operator' },
) {
  const reason = failureMessage && onePlainLine(failureMessage)
  const words = translatorFor(reader)
  return renderMail(payoutFailedMail({ currency, amountMinor, arrivesAt: arrivalDate.toISOString(), reason, url, to }, words), words)
}
