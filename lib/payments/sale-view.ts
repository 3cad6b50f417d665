import { pictureUrl } from '@/lib/catalog/product-view'
import type { SaleRow } from '@/lib/db/sales'
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
    settlement: settlementOf(row),
  }
}

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
