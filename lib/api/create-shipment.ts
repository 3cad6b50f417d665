import type { z } from 'zod'
import type { ApiShipment, NewShipment } from '@/lib/domain/api/objects'
import { shipItems } from '@/lib/fulfilment/ship-items'
import { readSale } from '@/lib/orders/list-sales'
import { apiShipment } from './orders'
import type { ApiOutcome } from './outcome'

const FIELDS = { carrier: 'carrier', trackingNumber: 'tracking_number', trackingUrl: 'tracking_url' } as const

/** Ships pieces of an order of a shop, as its page does. @param id of the shipment: asked for twice it is made once */
export async function createApiShipment(
  sellerId: string,
  sellerOrderId: string,
  id: string,
  wish: z.output<typeof NewShipment>,
): Promise<ApiOutcome<ApiShipment>> {
  const sale = await readSale(sellerId, sellerOrderId)
  if (!sale) return { kind: 'not_found' }
  const lines = wish.lines ?? (sale.fulfilment?.open ?? []).map(({ lineId, quantity }) => ({ line: lineId, quantity }))
  const quantities: Record<string, number> = {}
  for (const { line, quantity } of lines) quantities[line] = (quantities[line] ?? 0) + quantity
  const result = await shipItems(sellerId, sellerOrderId, id, {
    carrier: wish.carrier ?? '',
    trackingNumber: wish.tracking_number ?? '',
    trackingUrl: wish.tracking_url ?? '',
    quantities: Object.fromEntries(Object.entries(quantities).map(([line, quantity]) => [line, String(quantity)])),
  })
  if (result.kind === 'invalid') {
    const errors = Object.entries(result.errors) as [keyof typeof FIELDS, (typeof result.errors)['carrier']][]
    return { kind: 'invalid', fields: errors.flatMap(([field, said]) => (said ? [{ field: FIELDS[field], said }] : [])) }
  }
  if (result.kind !== 'shipped') return result
  const shipment = (await readSale(sellerId, sellerOrderId))?.fulfilment?.shipments.find((each) => each.id === id)
  // Taken back since.
  if (!shipment) return { kind: 'refused', said: { key: 'fulfilment.undone' } }
  return { kind: 'ok', answer: apiShipment(sellerOrderId, shipment) }
}
