import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'

/** Makes a person with a shop, without a Stripe account. @returns the seller's id */
export async function makeSeller(shopName = 'Test shop'): Promise<string> {
  const mark = randomUUID()
  const user = await db().user.create({ data: { email: `${mark}@souk.test`, emailVerified: new Date() } })
  const seller = await db().seller.create({ data: { userId: user.id, shopName, slug: mark } })
  return seller.id
}
