// A delivery zone for the shop of one journey: made through our use case, as its seller would by the form.
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { saveZone } from '@/lib/pricing/shipping/save-zone'
import { zoneForm } from '@/prisma/seed/zones'

/** Lets a shop deliver everywhere at $5.00, free from $50.00. @throws Error when it cannot be saved */
export async function setOutZone(email: string): Promise<void> {
  const { id: sellerId } = await db().seller.findFirstOrThrow({ where: { user: { email } }, select: { id: true } })
  const rates = [{ name: 'Standard', kind: 'free_over', currency: 'usd' as const, price: '5', freeOver: '50', minDays: '3', maxDays: '5' }]
  const result = await saveZone(sellerId, { id: randomUUID(), version: '' }, zoneForm({ name: 'Everywhere', countries: [], rates }))
  if (result.kind !== 'saved') throw new Error(JSON.stringify(result))
}
