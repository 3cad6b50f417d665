import { pictureUrl } from '@/lib/catalog/product-view'
import type { OrderRow, PartRow } from '@/lib/db/orders'
import { mayRetry } from '@/lib/domain/order'
import { receiptNumber } from '@/lib/domain/receipt-number'
import type { OrderLineView, OrderView, SellerPartView } from '@/lib/domain/views'
import { answerFor } from './answer'
import { partSentence } from './sentences'

/** An order as its buyer sees it. */
export function orderView(order: OrderRow): OrderView {
  const { id, number, status, email, createdAt, paidAt, savedCard } = order
  return {
    id,
    receiptNumber: receiptNumber(number),
    status,
    email,
    placedAt: createdAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
    card: savedCard && { brand: savedCard.brand, last4: savedCard.last4 },
    sentence: sentenceOf(order),
    checkoutUrl: isBuyersTurn(order) ? checkoutUrl(order) : null,
    checkoutId: order.checkoutId,
    parts: order.parts.map((part) => partView(order, part)),
  }
}

function sentenceOf(order: OrderRow): string | null {
  const answer = answerFor(order)
  if (answer.status === 'paid') return null
  if (answer.status === 'needs_authentication') return 'Your bank wants to confirm this payment. Nothing is charged before you do.'
  return answer.sentence
}

function isBuyersTurn(order: OrderRow): boolean {
  return mayRetry(order) || answerFor(order).status === 'needs_authentication'
}

/** The checkout page that goes on with this order. */
function checkoutUrl(order: OrderRow): string {
  return `/checkout?id=${order.checkoutId}`
}

function partView(order: OrderRow, part: PartRow): SellerPartView {
  const { id, seller, status, currency, amountMinor, refundedMinor, statementLine, lines } = part
  const sentence = partSentence(order, part)
  return { id, seller, status, sentence, currency, amountMinor, refundedMinor, statementLine, lines: lines.map(lineView) }
}

function lineView({ name, quantity, unitPriceMinor, product }: PartRow['lines'][number]): OrderLineView {
  return { name, quantity, unitPriceMinor, productSlug: product.slug, pictureUrl: pictureUrl(product.pictureId) }
}
