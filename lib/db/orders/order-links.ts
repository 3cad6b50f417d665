import type { Tx } from '@/lib/db/client'

/** Ends every link of an order that was mailed before, and says so in its history. */
export async function endLinks(tx: Tx, orderId: string): Promise<void> {
  await tx.orderLinks.upsert({
    where: { orderId },
    create: { orderId, generation: 1 },
    update: { generation: { increment: 1 }, endedAt: new Date() },
  })
  await tx.orderEvent.create({ data: { orderId, event: 'links_ended' } })
}
