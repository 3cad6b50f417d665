import type { Tx } from '@/lib/db/client'

/** Keeps a buyer's consent to delivery right after payment, in the transaction that places the order. */
export async function storeDigitalConsent(tx: Tx, orderId: string, wording: string): Promise<void> {
  await tx.digitalConsent.create({ data: { orderId, wording } })
}
