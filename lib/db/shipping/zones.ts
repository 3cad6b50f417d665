import { db } from '@/lib/db/client'
import type { ShippingZone } from '@/lib/domain/shipping/rates'

/** The zones of these sellers with their rates, both in the order their sellers gave them. */
export async function findZonesOf(sellerIds: string[]): Promise<Map<string, ShippingZone[]>> {
  const rows = await db().shippingZone.findMany({
    where: { sellerId: { in: sellerIds } },
    orderBy: [{ sellerId: 'asc' }, { position: 'asc' }],
    include: { rates: { orderBy: { position: 'asc' } } },
  })
  return new Map(sellerIds.map((sellerId) => [sellerId, rows.filter((row) => row.sellerId === sellerId)]))
}
