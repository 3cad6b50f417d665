import { findDispute } from '@/lib/db/disputes/disputes'
import { hasInquiryAnswer } from '@/lib/db/disputes/evidence'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { reasonOf, waitsForAnswer } from '@/lib/domain/disputes/dispute-state'
import type { DisputeMail } from '@/lib/domain/operations/jobs'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { disputeMail } from '@/lib/mail/templates/dispute'
import { deliver } from './deliver'

/**
 * Tells a seller that a payment of theirs is disputed, or what became of it. Its buyer is told nothing: they have asked their bank.
 * @param status what it had become when there was something to tell
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendDisputeMail(disputeId: string, about: DisputeMail, status: string): Promise<void> {
  const row = await findDispute(disputeId, null)
  const found = row && (await findOrderOfPart(row.sellerOrderId))
  if (!row || !found?.seller.email) return
  const { order, part, seller } = found
  const words = translatorFor(seller)
  const { reason: reasonWord, currency, amountMinor } = row
  const dueBy = waitsForAnswer(row) ? (row.dueBy?.toISOString() ?? null) : null
  const url = `${env().appUrl}/sell/disputes/${row.id}`
  // Answered since.
  if (about === 'due' && !dueBy) return
  const facts = {
    status,
    about,
    wasAnswered: await hasInquiryAnswer(row.id),
    reason: reasonOf(reasonWord),
    reasonWord,
    currency,
    amountMinor,
    dueBy,
    number: receiptNumber(order.number),
    url,
  }
  await deliver(order, part.id, {
    ...(await renderMail(disputeMail(facts, words), words)),
    messageId: `dispute-${about}-${status}${about === 'due' ? `-${row.remindedHours}` : ''}-${disputeId}`,
    to: seller.email ?? '',
  })
}
