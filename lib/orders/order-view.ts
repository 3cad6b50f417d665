import { pictureUrl } from '@/lib/catalog/product-view'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { isCancelRequested, mayCancel, mayCancelItem } from '@/lib/domain/order/cancel-item'
import { isChargedLater, isPaused, mayRetry } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { isRecovering, mayRecover } from '@/lib/domain/order/recovery'
import type { FulfilmentView } from '@/lib/domain/wire/fulfilment-views'
import type { BuyersLaterView, LaterState, OrderLineView, OrderView, SellerPartView } from '@/lib/domain/wire/order-views'
import type { Said } from '@/lib/domain/wire/said'
import { answerFor } from './answer'
import { laterNote, laterTime } from './later-time'
import { recoverPath } from './order-urls'
import { amountOf, deliveryOf, placeOf } from './part-facts'
import { payableNow } from './payable-now'
import { saidOfPart } from './sentences'

/**
 * An order as its buyer sees it.
 * @param fulfilment how far the goods of its parts are on their way
 * @param key of whoever came by the address in its mail: the way on must open with it too
 */
export function orderView(order: OrderRow, fulfilment: Map<string, FulfilmentView>, key?: string): OrderView {
  const { id, number, status, email, createdAt, paidAt, savedCard } = order
  return {
    id,
    receiptNumber: receiptNumber(number),
    status,
    email,
    shipTo: placeOf(order),
    placedAt: createdAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
    card: savedCard && { brand: savedCard.brand, last4: savedCard.last4, wallet: savedCard.wallet },
    sentence: sentenceOf(order),
    checkoutUrl: wayOn(order, key),
    isLate: isLate(order),
    later: order.parts.filter((part) => isChargedLater(part) && part.agreedAt !== null).flatMap(laterView),
    checkoutId: order.checkoutId,
    parts: order.parts.map((part) => ({ ...partView(order, part), fulfilment: fulfilment.get(part.id) ?? null })),
  }
}

function wayOn(order: OrderRow, key: string | undefined): string | null {
  if (isLate(order)) return payableNow(order) ? recoverPath(order.id, key) : null
  return isBuyersTurn(order) ? checkoutUrl(order) : null
}

/** A charge was refused without its buyer, who may put it right or is doing so. */
function isLate(order: OrderRow): boolean {
  return mayRecover(order) || isRecovering(order)
}

/** A part that is still to be charged, and whether its buyer may call it off. */
function laterView(part: PartRow): BuyersLaterView[] {
  const time = laterTime(part)
  if (!mayCancelItem(part) || !time) return []
  const { id, seller, currency, amountMinor } = part
  const names = part.lines.map(({ name }) => name).join(', ')
  const isOff = isCancelRequested(part)
  const note = isOff ? null : laterNote(part)
  return [
    {
      partId: id,
      shopName: seller.shopName,
      names,
      currency,
      amountMinor,
      state: stateOf(part),
      time,
      note,
      mayCancel: !isOff && mayCancel(part),
    },
  ]
}

function stateOf(part: PartRow): LaterState {
  if (isCancelRequested(part)) return 'canceling'
  if (part.status === 'declined' && isPaused(part)) return 'paused'
  if (part.tries > 0) return 'not_charged'
  return part.readyAt ? 'charging' : 'due'
}

function sentenceOf(order: OrderRow): Said[] {
  const answer = answerFor(order)
  if (answer.status === 'paid') return []
  return answer.status === 'needs_authentication' ? [{ key: 'order.confirm' }] : answer.sentence
}

function isBuyersTurn(order: OrderRow): boolean {
  return mayRetry(order) || answerFor(order).status === 'needs_authentication'
}

/** The checkout page that goes on with this order. */
function checkoutUrl(order: OrderRow): string {
  return `/checkout?id=${order.checkoutId}`
}

function partView(order: OrderRow, part: PartRow): Omit<SellerPartView, 'fulfilment'> {
  const { id, seller, status, currency, amountMinor, refundedMinor, statementLine, lines } = part
  const sentence = saidOfPart(order, part)
  const isUnknown = part.endReason === 'outcome_unknown'
  const made = { amount: amountOf(part), delivery: deliveryOf(part) }
  return { id, seller, status, sentence, isUnknown, currency, amountMinor, ...made, refundedMinor, statementLine, lines: lines.map(lineView) }
}

/** A line as pages show it. */
export function lineView(line: PartRow['lines'][number]): OrderLineView {
  const { id, name, variantTitle, sku, quantity, unitPriceMinor, isMadeToOrder, product } = line
  return { id, name, variantTitle, sku, quantity, unitPriceMinor, isMadeToOrder, productSlug: product.slug, pictureUrl: pictureOfLine(line) }
}

/** Where the picture of what was bought is served, as it looks today. */
export function pictureOfLine({ product, variant }: Pick<PartRow['lines'][number], 'product' | 'variant'>): string | null {
  return pictureUrl(variant.pictureId ?? product.pictureId)
}
