import { dismissWarnings, findOpenWarning } from '@/lib/db/disputes/warnings'
import { findShipments } from '@/lib/db/fulfilment/shipments'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { findRefunds } from '@/lib/db/refunds/refunds'
import { isLive } from '@/lib/domain/fulfilment/fulfilment'
import { wishForRest } from '@/lib/domain/refunds/refund-amount'
import type { RefundDraft } from '@/lib/domain/refunds/refund-form'
import type { FraudWarningView } from '@/lib/domain/wire/dispute-views'
import type { RefundPreview } from '@/lib/domain/wire/refund-views'
import type { Said } from '@/lib/domain/wire/said'
import { readPaidPart } from '@/lib/refunds/paid-part'
import { previewRefund } from '@/lib/refunds/preview-refund'

/** What a bank suspects of a sale, with what a refund would cost its seller now; null where there is nothing to decide. */
export async function readFraudWarning(sellerId: string, sellerOrderId: string): Promise<FraudWarningView | null> {
  const warning = await findOpenWarning(sellerId, sellerOrderId)
  const refund = warning && (await planWarnedRefund(sellerId, sellerOrderId))
  if (!warning || refund?.kind !== 'planned') return null
  const { currency, preview, isShipped } = refund
  return { at: warning.createdAt.toISOString(), currency, amountMinor: preview.amountMinor, sellerMinor: preview.sellerMinor, isShipped }
}

export type WarnedRefund =
  | { kind: 'planned'; draft: RefundDraft; preview: RefundPreview; currency: string; isShipped: boolean }
  | { kind: 'refused'; said: Said }

/** The refund of all that is left of a suspected sale; pieces that have not left go back to stock. Null where there is no such sale. Nothing is written. */
export async function planWarnedRefund(sellerId: string, sellerOrderId: string): Promise<WarnedRefund | null> {
  const found = await findOrderOfPart(sellerOrderId)
  if (!found) return null
  const [rows, shipments] = await Promise.all([findRefunds([sellerOrderId]), findShipments([sellerOrderId])])
  const wish = wishForRest(await readPaidPart(found.part), rows, ({ open }) => open > 0)
  const draft: RefundDraft = { ...wish, reason: 'fraudulent', note: null }
  const previewed = await previewRefund(sellerOrderId, sellerId, draft)
  if (previewed.kind === 'not_found') return null
  if (previewed.kind === 'refused') return previewed
  return { kind: 'planned', draft, preview: previewed.preview, currency: found.part.currency, isShipped: shipments.some(isLive) }
}

/** Its seller does nothing about it. Twice is a no-op. */
export function dismissFraudWarning(sellerId: string, sellerOrderId: string): Promise<void> {
  return dismissWarnings(sellerId, sellerOrderId, new Date())
}
