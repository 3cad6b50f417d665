'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { requireSeller } from '@/lib/auth/viewer'
import { shipPart } from '@/lib/checkout/ship-part'

/** Marks a sale of the seller as shipped, by which its buyer is charged; the page then says how that went. */
export async function shipAction(sellerOrderId: string): Promise<void> {
  const { sellerId } = await requireSeller()
  if ((await shipPart(sellerId, sellerOrderId)).kind === 'not_found') notFound()
  revalidatePath('/sell', 'layout')
}
