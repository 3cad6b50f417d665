import { dismissWarnings, findOpenWarning } from '@/lib/db/disputes/disputes'
import { findShipments } from '@/lib/db/fulfilment/shipments'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { findRefunds } from '@/lib/db/refunds/refunds'
import { isLive } from '@/lib/domain/fulfilment/fulfilment'
import { wishForRest } from '@/lib/domain/refunds/refund-amount'
import type { FraudWarningView } from '@/lib/domain/wire/dispute-views'
import { readPaidPart } from '@/lib/refunds/paid-part'
import { previewRefund } from '@/lib/refunds/preview-refund'

/** What a bank suspects of a sale, with what a refund would cost its seller now; null where there is nothing to decide. */
export async function readFraudWarning(sellerId: string, sellerOrderId: string): Promise<FraudWarningView | null> {
  const warning = await findOpenWarning(sellerId, sellerOrderId)
  const found = warning && (await findOrderOfPart(sellerOrderId))
  if (!warning || !found) return null
  const [rows, shipments] = await Promise.all([findRefunds([sellerOrderId]), findShipments([sellerOrderId])])
  const wish = wishForRest(await readPaidPart(found.part), rows, () => false)
  const previewed = await previewRefund(sellerOrderId, sellerId, { ...wish, reason: 'fraudulent', note: null })
  if (previewed.kind !== 'preview') return null
  const { amountMinor, sellerMinor } = previewed.preview
  return { at: warning.createdAt.toISOString(), currency: found.part.currency, amountMinor, sellerMinor, isShipped: shipments.some(isLive) }
}

/** Its seller does nothing about it. Twice is a no-op. */
export function dismissFraudWarning(sellerId: string, sellerOrderId: string): Promise<void> {
  return dismissWarnings(sellerId, sellerOrderId, new Date())
}
