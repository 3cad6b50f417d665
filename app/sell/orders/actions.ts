'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { cancelSale, type SaleCanceled } from '@/lib/cancelation/cancel-sale'
import { type Shipped, shipPart } from '@/lib/fulfilment/ship-part'
import { action } from '@/lib/http/action'

/** Marks a sale of the seller as shipped, by which its buyer is charged; the page then says how that went. @returns why not, where it was not done */
export const shipAction = action([z.uuid()], async (sellerOrderId) => refusalOf(await shipPart((await requireSeller()).sellerId, sellerOrderId)))

/** Cancels a sale of the seller that is not charged yet; the page then says how it stands. @returns why not, where it was not done */
export const cancelSaleAction = action([z.uuid()], async (sellerOrderId) =>
  refusalOf(await cancelSale((await requireSeller()).sellerId, sellerOrderId)),
)

async function refusalOf({ kind }: SaleCanceled | Shipped): Promise<string | null> {
  if (kind === 'not_found') notFound()
  revalidatePath('/sell', 'layout')
  if (kind === 'shipped' || kind === 'canceled') return null
  return (await getTranslations('errors.sale'))(kind)
}
