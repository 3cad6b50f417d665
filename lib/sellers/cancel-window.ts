import { noteChange } from '@/lib/db/audit/audit-entries'
import { transaction } from '@/lib/db/client'
import { findCancelMinutes, writeCancelMinutes } from '@/lib/db/fulfilment/cancelations'
import { USUAL_CANCEL_MINUTES } from '@/lib/domain/fulfilment/cancelation'

/** For how many minutes after an order the buyers of this seller cancel by themselves. */
export async function readCancelMinutes(sellerId: string): Promise<number> {
  return (await findCancelMinutes([sellerId])).get(sellerId) ?? USUAL_CANCEL_MINUTES
}

/** Sets it. Orders already placed follow it too: nobody was promised more than the shop's rule. */
export async function setCancelMinutes(sellerId: string, cancelMinutes: number): Promise<void> {
  const before = await readCancelMinutes(sellerId)
  await transaction(async (tx) => {
    await writeCancelMinutes(tx, sellerId, cancelMinutes)
    const facts = { before: { cancelMinutes: before }, after: { cancelMinutes } }
    await noteChange(tx, { actor: { sellerId }, deed: 'cancel_window_set', subjectId: sellerId, ...facts })
  })
}
