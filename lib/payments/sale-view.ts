import { pictureUrl } from '@/lib/catalog/product-view'
import type { SaleRow } from '@/lib/db/sales'
import { nextSentence, sellersReason } from '@/lib/domain/charge-sentences'
import { receiptNumber } from '@/lib/domain/receipt-number'
import type { SaleView } from '@/lib/domain/views'

/** A part of an order as its seller sees it. */
export function saleView(row: SaleRow): SaleView {
  const { id, status, currency, amountMinor, applicationFeeMinor, refundedMinor, accountId, paymentIntentId } = row
  return {
    id,
    receiptNumber: receiptNumber(row.order.number),
    status,
    buyerEmail: row.order.email,
    placedAt: row.createdAt.toISOString(),
    capturedAt: row.capturedAt?.toISOString() ?? null,
    currency,
    amountMinor,
    applicationFeeMinor,
    refundedMinor,
    lines: row.lines.map(({ name, quantity, unitPriceMinor, product }) => ({
      name,
      quantity,
      unitPriceMinor,
      productSlug: product.slug,
      pictureUrl: pictureUrl(product.pictureId),
    })),
    accountId,
    paymentIntentId,
    later: laterOf(row),
    settlement: settlementOf(row),
  }
}

/** A sale that was charged, or is over, keeps only what happened. */
function laterOf(row: SaleRow): SaleView['later'] {
  const { chargeWhen, status, declineCode, dueAt, givesUp, tries, shippedAt, refusedAt, captureBefore } = row
  if (chargeWhen === 'at_checkout') return null
  const isRefused = declineCode !== null && (status === 'declined' || status === 'canceled' || status === 'authorized')
  return {
    chargeWhen,
    dueAt: ENDED.has(status) ? null : (dueAt?.toISOString() ?? null),
    givesUp,
    tries,
    shippedAt: shippedAt?.toISOString() ?? null,
    mayShip: chargeWhen === 'on_shipment' && status === 'scheduled' && !shippedAt && !givesUp && row.order.status !== 'open',
    heldUntil: status === 'authorized' ? (captureBefore?.toISOString() ?? null) : null,
    refused: isRefused ? { at: refusedAt?.toISOString() ?? null, reason: sellersReason(row) } : null,
    next: isRefused && status !== 'canceled' ? nextSentence(row, 'seller') : null,
  }
}

const ENDED = new Set<SaleRow['status']>(['captured', 'canceled', 'refunded', 'refund_failed'])

function settlementOf(row: SaleRow): SaleView['settlement'] {
  const { settledCurrency: currency, settledGrossMinor: grossMinor, stripeFeeMinor, settledApplicationFeeMinor, netMinor, availableOn } = row
  if (currency === null || grossMinor === null || stripeFeeMinor === null || netMinor === null || !availableOn) return null
  return {
    currency,
    grossMinor,
    stripeFeeMinor,
    applicationFeeMinor: settledApplicationFeeMinor ?? 0,
    netMinor,
    availableOn: availableOn.toISOString(),
  }
}
