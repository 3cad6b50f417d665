'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { cancelSale } from '@/lib/cancelation/cancel-sale'
import { shipPart } from '@/lib/fulfilment/ship-part'
import { sayInAction } from '@/lib/i18n/in-action'

const SaleId = z.uuid()

/** Marks a sale of the seller as shipped, by which its buyer is charged; the page then says how that went. @returns why not, where it was not done */
export async function shipAction(sellerOrderId: string): Promise<string | null> {
  return refusalOf(await shipPart(...(await saleOfSeller(sellerOrderId))))
}

/** Cancels a sale of the seller that is not charged yet; the page then says how it stands. @returns why not, where it was not done */
export async function cancelSaleAction(sellerOrderId: string): Promise<string | null> {
  const canceled = await cancelSale(...(await saleOfSeller(sellerOrderId)))
  const say = await sayInAction()
  return refusalOf(canceled.kind === 'too_late' ? { kind: canceled.kind, sentence: say(canceled.sentence) } : canceled)
}

async function saleOfSeller(sellerOrderId: unknown): Promise<[sellerId: string, sellerOrderId: string]> {
  const { sellerId } = await requireSeller()
  const id = SaleId.safeParse(sellerOrderId)
  if (!id.success) notFound()
  return [sellerId, id.data]
}

function refusalOf(result: { kind: string; sentence?: string }): string | null {
  if (result.kind === 'not_found') notFound()
  revalidatePath('/sell', 'layout')
  return result.sentence ?? null
}
