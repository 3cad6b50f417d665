import type { Tx } from '@/lib/db/client'
import { sendTaxReversal } from '@/lib/db/tax/tax-records'

/**
 * Notes what is given back of a part, whose order the transaction has locked. Its tax is taken back as far.
 * @param isToBeRead whether something of it is not booked yet, so that it is read again
 */
export async function noteRefunded(
  tx: Tx,
  part: { id: string; amountMinor: number; refundedMinor: number; unsettledSince: Date | null },
  { refundedMinor, isToBeRead }: { refundedMinor: number; isToBeRead: boolean },
): Promise<void> {
  const isRead = !isToBeRead || part.unsettledSince !== null || refundedMinor === part.refundedMinor
  if (refundedMinor !== part.refundedMinor || !isRead)
    await tx.sellerOrder.update({ where: { id: part.id }, data: { refundedMinor, ...(!isRead && { unsettledSince: new Date() }) } })
  if (refundedMinor !== part.refundedMinor) await sendTaxReversal(tx, part.id)
}
