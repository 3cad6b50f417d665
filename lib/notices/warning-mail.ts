import { findOpenWarning, findWarned, findWarningPolicy } from '@/lib/db/disputes/warnings'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { findRefund } from '@/lib/db/refunds/refunds'
import type { WarningMail } from '@/lib/domain/operations/jobs'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { fraudWarningMail } from '@/lib/mail/templates/fraud-warning'
import { deliver } from './deliver'

/**
 * Tells a seller that a bank suspects a payment of theirs: to decide, or that it was refunded as they want it. Its buyer is told of the refund alone.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendWarningMail(warningId: string, refundId: string, about: WarningMail): Promise<void> {
  const warned = await findWarned(warningId)
  const found = warned && (await findOrderOfPart(warned.sellerOrderId))
  const to = found?.seller.email
  if (!warned || !to) return
  const { order, part, seller } = found
  // Decided since.
  if (about === 'warned' && !(await findOpenWarning(warned.sellerId, part.id))) return
  const refund = about === 'refunded' ? await findRefund(refundId) : null
  const words = translatorFor(seller)
  const facts = {
    about,
    currency: part.currency,
    amountMinor: refund?.amountMinor ?? part.amountMinor - part.refundedMinor,
    upTo: await findWarningPolicy(warned.sellerId),
    number: receiptNumber(order.number),
    url: `${env().appUrl}/sell/orders/${part.id}`,
  }
  await deliver(order, part.id, {
    ...(await renderMail(fraudWarningMail(facts, words), words)),
    messageId: `warning-${about}-${warningId}`,
    to,
  })
}
