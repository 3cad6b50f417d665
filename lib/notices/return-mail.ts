import { findOrderOfPart } from '@/lib/db/orders/orders'
import { findReturn, type ReturnRow } from '@/lib/db/returns/returns'
import type { ReturnMail } from '@/lib/domain/operations/jobs'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { returnMail } from '@/lib/mail/templates/return'
import { orderUrlWithKey } from '@/lib/orders/order-urls'
import { deliver, mayMailBuyer } from './deliver'
import { mailPart } from './mail-data'

/**
 * Tells a buyer or a seller what has become of a return.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendReturnMail(returnId: string, to: 'buyer' | 'seller', about: ReturnMail): Promise<void> {
  const row = await findReturn(returnId)
  const found = row && (await findOrderOfPart(row.sellerOrderId))
  if (!row || !found) return
  const { order, part, buyer, seller } = found
  const address = to === 'buyer' ? order.email : seller.email
  if (!address || (to === 'buyer' && !(await mayMailBuyer(order, `return ${about}`, true)))) return
  const words = translatorFor(to === 'buyer' ? buyer : seller)
  const url = to === 'buyer' ? orderUrlWithKey(order) : `${env().appUrl}/sell/orders/${part.id}`
  const { shop, lines } = mailPart(part)
  const draft = returnMail(
    {
      ...{ to, about, shop, url, number: receiptNumber(order.number), isWithdrawal: row.isWithdrawal, postage: row.postage },
      address: row.address?.split('\n').map(onePlainLine).join('\n') ?? null,
      declineReason: row.declineReason && onePlainLine(row.declineReason),
      pieces: piecesOf(row, lines),
    },
    words,
  )
  // A corrected address is another mail.
  const messageId = `return-${about}-${to}-${returnId}${about === 'approved' ? `-${row.dueAt?.getTime() ?? 0}` : ''}`
  await deliver(order, to === 'buyer' ? null : part.id, { ...(await renderMail(draft, words)), messageId, to: address })
}

function piecesOf({ lines }: ReturnRow, bought: { id: string; name: string }[]) {
  return lines.flatMap(({ orderLineId, quantity }) => bought.flatMap(({ id, name }) => (id === orderLineId ? [{ id, name, quantity }] : [])))
}
