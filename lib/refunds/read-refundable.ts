import { findOrderOfPart, type PartRow } from '@/lib/db/orders/orders'
import { findRefunds } from '@/lib/db/refunds/refunds'
import { findReturnPolicies } from '@/lib/db/returns/return-policies'
import { findReturn } from '@/lib/db/returns/returns'
import { toMajor } from '@/lib/domain/money/money'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { leftToGive, type PaidPart, type RefundWish, wishForRest } from '@/lib/domain/refunds/refund-amount'
import { NO_REFUND, type RefundFormValues } from '@/lib/domain/refunds/refund-form'
import type { RefundableView } from '@/lib/domain/wire/refund-views'
import type { Said } from '@/lib/domain/wire/said'
import { readPaidPart } from './paid-part'
import { whyNotRefundable } from './refund-plan'

/** What the form begins with: nothing, all that is left, or what came back of a return. */
export type RefundStart = { kind: 'nothing' } | { kind: 'rest' } | { kind: 'return'; returnId: string }

export type Refundable = { view: RefundableView; values: RefundFormValues; why: Said | null }

const DAY = 86_400_000

/**
 * What may be refunded of a sale, for the form.
 * @param sellerId whose it must be; null for an operator
 * @param locale in which amounts are written
 */
export async function readRefundable(sellerOrderId: string, sellerId: string | null, start: RefundStart, locale: string): Promise<Refundable | null> {
  const found = await findOrderOfPart(sellerOrderId)
  if (!found || (sellerId !== null && found.part.sellerId !== sellerId)) return null
  const { order, part } = found
  const [paid, rows, policies] = await Promise.all([readPaidPart(part), findRefunds([part.id]), findReturnPolicies([part.sellerId])])
  const left = leftToGive(paid, rows)
  const windowDays = policies.get(part.sellerId)?.windowDays ?? 0
  const days = part.capturedAt ? Math.floor((Date.now() - part.capturedAt.getTime()) / DAY) : 0
  const view: RefundableView = {
    ...{ orderId: order.id, sellerOrderId, receiptNumber: receiptNumber(order.number), shopName: part.seller.shopName, currency: part.currency },
    ...{ capturedMinor: part.amountMinor, leftMinor: left.amountMinor, shippingLeftMinor: left.shippingMinor },
    lines: part.lines.map((line) => lineView(paid, left, line)),
    lateDays: days > windowDays ? days : null,
  }
  return { view, values: await valuesOf(start, part, paid, rows, locale), why: await whyNotRefundable({ ...part, order }) }
}

function lineView(paid: PaidPart, left: ReturnType<typeof leftToGive>, line: PartRow['lines'][number]): RefundableView['lines'][number] {
  const { open = 0, sent = 0 } = left.lines.find(({ orderLineId }) => orderLineId === line.id) ?? {}
  const { id, name, variantTitle, quantity, kind } = line
  const whole = paid.lines.find((each) => each.id === id)
  const paidMinor = whole ? whole.amountMinor + whole.taxMinor - whole.taxInclusiveMinor : 0
  return {
    id,
    name,
    variantTitle,
    quantity,
    open,
    sent,
    eachMinor: Math.floor(paidMinor / quantity),
    isSent: kind === 'physical',
    isStocked: kind !== 'digital',
  }
}

async function valuesOf(
  start: RefundStart,
  part: PartRow,
  paid: PaidPart,
  rows: Parameters<typeof leftToGive>[1],
  locale: string,
): Promise<RefundFormValues> {
  if (start.kind === 'rest')
    return typed(
      wishForRest(paid, rows, ({ open }) => open > 0),
      part.currency,
      locale,
    )
  if (start.kind === 'nothing') return { ...NO_REFUND, lines: {} }
  const row = await findReturn(start.returnId)
  if (row?.sellerOrderId !== part.id) return { ...NO_REFUND, lines: {} }
  // What came back to the shelf was put there with the return.
  const lines = row.lines.map(({ orderLineId, receivedQuantity }) => ({ orderLineId, open: 0, sent: receivedQuantity ?? 0, isRestocked: false }))
  return typed({ lines, shippingMinor: 0, adjustmentMinor: 0 }, part.currency, locale)
}

/** A wish as the form's fields show it. */
function typed({ lines, shippingMinor, adjustmentMinor }: RefundWish, currency: string, locale: string): RefundFormValues {
  const { decimal } = separatorsOf(locale)
  const major = (amountMinor: number) => (amountMinor > 0 ? toMajor({ amountMinor, currency }, decimal) : '')
  const pieces = (count: number) => (count > 0 ? String(count) : '')
  return {
    ...NO_REFUND,
    lines: Object.fromEntries(
      lines.map((line) => [line.orderLineId, { open: pieces(line.open), sent: pieces(line.sent), restock: line.isRestocked }]),
    ),
    shipping: major(shippingMinor),
    goodwill: major(adjustmentMinor),
    deduction: major(-adjustmentMinor),
  }
}
