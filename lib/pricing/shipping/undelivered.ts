import { deliveryFacts, findUndelivered } from '@/lib/db/shipping/delivered-products'

/** Products that nobody can have delivered: some of their names, how many more there are, and whether the shop delivers anything at all. */
export type Undelivered = { names: string[]; more: number; hasZones: boolean }

const NAMED = 5

/** What a seller has on sale that no rate of their zones is for; null where all is well. */
export async function undelivered(sellerId: string): Promise<Undelivered | null> {
  const { names, count } = await findUndelivered(sellerId, NAMED)
  if (count === 0) return null
  return { names, more: count - names.length, hasZones: (await deliveryFacts(sellerId)).zones > 0 }
}
