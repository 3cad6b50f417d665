'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { cancelSale, type SaleCanceled } from '@/lib/cancelation/cancel-sale'
import { type Shipped, shipPart } from '@/lib/fulfilment/ship-part'

const SaleId = z.uuid()

/** Marks a sale of the seller as shipped, by which its buyer is charged; the page then says how that went. @returns why not, where it was not done */
export async function shipAction(sellerOrderId: string): Promise<string | null> {
  return refusalOf(await shipPart(...(await saleOfSeller(sellerOrderId))))
}

/** Cancels a sale of the seller that is not charged yet; the page then says how it stands. @returns why not, where it was not done */
export async function cancelSaleAction(sellerOrderId: string): Promise<string | null> {
  return refusalOf(await cancelSale(...(await saleOfSeller(sellerOrderId))))
}

async function saleOfSeller(sellerOrderId: unknown): Promise<[sellerId: string, sellerOrderId: string]> {
  const { sellerId } = await requireSeller()
  const id = SaleId.safeParse(sellerOrderId)
  if (!id.success) notFound()
  return [sellerId, id.data]
}

async function refusalOf({ kind }: SaleCanceled | Shipped): Promise<string | null> {
  if (kind === 'not_found') notFound()
  revalidatePath('/sell', 'layout')
  if (kind === 'shipped' || kind === 'canceled') return null
  return (await getTranslations('errors.sale'))(kind)
}
