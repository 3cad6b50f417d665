import { findSale } from '@/lib/db/orders/sales'
import { findSeller } from '@/lib/db/sellers/sellers'
import type { PiecesView } from '@/lib/domain/wire/fulfilment-views'
import type { SaleView } from '@/lib/domain/wire/order-views'
import { readFulfilment } from './fulfilment-view'
import { saleView } from './sale-view'

/** What a seller puts into a parcel. `pieces`: what is still to be shipped or, once nothing is, all that is delivered. */
export type PackingSlip = {
  shopName: string
  sale: Pick<SaleView, 'receiptNumber' | 'placedAt' | 'shipTo'>
  pieces: (PiecesView & { sku: string | null })[]
}

/** The packing slip of one sale of this seller; null where it is not theirs, or nothing of it is delivered. */
export async function readPackingSlip(sellerId: string, sellerOrderId: string): Promise<PackingSlip | null> {
  const [row, seller] = await Promise.all([findSale(sellerId, sellerOrderId), findSeller(sellerId)])
  if (!row || !seller) return null
  const sale = saleView(row, await readFulfilment([row]))
  const { fulfilment } = sale
  if (!fulfilment) return null
  const whole = row.lines
    .filter(({ kind }) => kind === 'physical')
    .map(({ id: lineId, name, variantTitle, quantity }) => ({ lineId, name, variantTitle, quantity }))
  const pieces = fulfilment.open.length > 0 ? fulfilment.open : whole
  const skuOf = (lineId: string) => row.lines.find(({ id }) => id === lineId)?.sku ?? null
  return { shopName: seller.shopName, sale, pieces: pieces.map((each) => ({ ...each, sku: skuOf(each.lineId) })) }
}
