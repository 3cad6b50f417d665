import type { DocumentRow } from '@/lib/db/documents/documents'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { RefundRow } from '@/lib/db/refunds/refunds'
import { itemName } from '@/lib/domain/catalog/item-name'
import { documentNumber } from '@/lib/domain/documents/document'
import type { LegalFacts, Snapshot } from '@/lib/domain/documents/snapshot'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { viewerFor } from '@/lib/i18n/viewer-locale'
import { amountOf, deliveryOf, placeOf } from '@/lib/orders/part-facts'
import { refundSnapshot } from './refund-snapshot'

type Sold = { order: OrderRow; part: PartRow; paidAt: Date }

/** What the document of a captured part shows. @param legal of its seller: with it the document is an invoice */
export function saleSnapshot({ order, part, paidAt }: Sold, legal: LegalFacts | null): Snapshot {
  const { currency, amountMinor, seller, lines } = part
  const { goodsMinor, discountMinor, shippingMinor, discounts, tax, partial } = amountOf(part)
  const delivery = deliveryOf(part)
  const { locale, timeZone, savedCard } = order
  return {
    language: viewerFor({ locale }).language,
    locale,
    timeZone,
    orderNumber: receiptNumber(order.number),
    paidAt: paidAt.toISOString(),
    currency,
    shopName: onePlainLine(seller.shopName),
    legal,
    recipient: legal && delivery ? placeOf(order) : null,
    lines: lines.map(({ name, variantTitle, sku, quantity, unitPriceMinor }) => ({
      title: onePlainLine(itemName({ name, variantTitle })),
      sku,
      quantity,
      unitPriceMinor,
    })),
    goodsMinor,
    discountMinor,
    discounts: discounts.map(({ code, isDelivery, amountMinor: offMinor }) => ({ code, isDelivery, amountMinor: offMinor })),
    shipping: delivery && { name: onePlainLine(delivery.rateName), amountMinor: shippingMinor },
    unchargedMinor: partial?.unchargedMinor ?? 0,
    taxes: tax.sums,
    chargesTax: tax.state !== 'none',
    totalMinor: amountMinor,
    card: savedCard && { brand: savedCard.brand, last4: savedCard.last4, wallet: savedCard.wallet },
    adjustmentMinor: 0,
    corrects: null,
    isCancelation: false,
  }
}

/** What a credit note shows, or what cancels one. Who sold and who bought is as the corrected document has it. */
export function noteSnapshot(corrected: DocumentRow, part: PartRow, refund: RefundRow, isCancelation: boolean): Snapshot {
  const corrects = documentNumber(corrected)
  if (isCancelation) return { ...corrected.snapshot, corrects, isCancelation }
  return { ...corrected.snapshot, ...refundSnapshot(part, refund), totalMinor: refund.amountMinor, corrects, isCancelation }
}
