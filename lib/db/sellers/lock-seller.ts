import type { Tx } from '@/lib/db/client'

/** What a seller changes of their shop is changed by one transaction at a time: the next waits until this one ends. Buyers go on buying. */
export async function lockSeller(tx: Tx, sellerId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "Seller" where id = ${sellerId} for no key update`
}
