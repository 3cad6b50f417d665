'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { cancelSale, type SaleCanceled } from '@/lib/cancelation/cancel-sale'
import { type Ready, readyToShip } from '@/lib/fulfilment/ready-to-ship'
import { action } from '@/lib/http/action'

/** The seller is ready to ship a sale, by which its buyer is charged; the page then says how that went. @returns why not, where it was not done */
export const readyAction = action([z.uuid()], async (sellerOrderId) =>
  refusalOf(await readyToShip((await requireSeller('orders.ship')).sellerId, sellerOrderId)),
)

/** Cancels a sale of the seller that is not charged yet; the page then says how it stands. @returns why not, where it was not done */
export const cancelSaleAction = action([z.uuid()], async (sellerOrderId) =>
  refusalOf(await cancelSale((await requireSeller('orders.cancel')).sellerId, sellerOrderId)),
)

async function refusalOf({ kind }: SaleCanceled | Ready): Promise<string | null> {
  if (kind === 'not_found') notFound()
  revalidatePath('/sell', 'layout')
  if (kind === 'ready' || kind === 'canceled') return null
  return (await getTranslations('errors.sale'))(kind)
}
