import { type Tx, transaction } from '@/lib/db/client'
import { findDisputes } from '@/lib/db/disputes/disputes'
import { lockOrder, type PartRow } from '@/lib/db/orders/orders'
import { findRefunds, type RefundRow } from '@/lib/db/refunds/refunds'
import { addReversal, findReversals, findTaxRecord, markTaxReversed, type ReversalRow, type TaxRecordRow } from '@/lib/db/tax/tax-records'
import { agreedShares, chargedShares, type Share } from '@/lib/domain/order/charged-share'
import { isMade } from '@/lib/domain/refunds/refund-state'
import { type RecordedLine, type RefundedSteps, taxToReverse } from '@/lib/domain/tax/tax-reversal'
import { reverseTax } from '@/lib/stripe/calls/tax'
import type { StripeOutcome } from '@/lib/stripe/outcome'
import { followTax } from './tax-task'

/**
 * Takes back at Stripe what of a recorded tax is refunded, or was never captured, and was not taken back yet; all that is left once refunds and lost disputes took all of the payment. What is to be taken back is written first, under the order's lock, so that it
 * is done once. A refund that comes back later leaves it as it is, since Stripe takes no reversal back; a refund of the same pieces after it takes nothing more.
 * Source: docs.stripe.com/tax/custom#reversals
 * @throws where Stripe did not answer, so that it is tried again
 */
export async function reverseTaxOf(sellerOrderId: string): Promise<void> {
  const record = await findTaxRecord(sellerOrderId)
  if (!record) return
  for (;;) {
    const reversal = await nextReversal(sellerOrderId, record)
    if (!reversal) return
    const made = await make(sellerOrderId, record, reversal)
    const isDone = await followTax(sellerOrderId, record.sellerOrder.orderId, made, (id) => markTaxReversed(sellerOrderId, reversal.number, id))
    if (!isDone) return
  }
}

/** The one that was begun before, or a new one; null where nothing is to be taken back. */
function nextReversal(sellerOrderId: string, { lineIds, request, sellerOrder }: TaxRecordRow): Promise<ReversalRow | null> {
  return transaction(async (tx) => {
    const { parts } = await lockOrder(tx, sellerOrder.orderId)
    const part = parts.find(({ id }) => id === sellerOrderId)
    const before = await findReversals(tx, sellerOrderId)
    const open = before.find(({ reversedAt }) => reversedAt === null)
    if (open || !part || before.some(({ lines }) => lines === null)) return open ?? null
    const isWhole = part.refundedMinor + (await lostMinor(tx, part.id)) >= part.amountMinor
    if (!isWhole && lineIds.length === 0) return null
    const refunded = refundedSteps(await findRefunds([part.id], tx))
    const reversed = before.flatMap(({ lines }) => lines ?? [])
    const lines = taxToReverse(part.currency, recordedLines(part, lineIds, request), { isWhole, refunded, reversed })
    return lines?.length === 0 ? null : addReversal(tx, sellerOrderId, before.length, lines)
  })
}

/** What banks have taken for good. Of a part of a payment no line is named, so that it changes the tax only with the rest. */
async function lostMinor(tx: Tx, sellerOrderId: string): Promise<number> {
  const lost = (await findDisputes([sellerOrderId], tx)).filter(({ closedAt }) => closedAt !== null)
  return lost.reduce((sum, { takenMinor }) => sum + takenMinor, 0)
}

function recordedLines(part: PartRow, lineIds: string[], request: TaxRecordRow['request']): RecordedLine[] {
  const [agreed, charged] = [agreedShares(part), chargedShares(part)]
  const ofLines = lineIds.map((orderLineId, at) => {
    const place = part.lines.findIndex(({ id }) => id === orderLineId)
    const steps = part.lines[place]?.quantity ?? 0
    return { orderLineId, steps, ...recorded(request.lines[at]?.amountMinor ?? 0, agreed.lines[place], charged.lines[place]) }
  })
  const delivery = { orderLineId: null, steps: charged.shipping.amountMinor, ...recorded(request.shippingMinor, agreed.shipping, charged.shipping) }
  return [...ofLines, ...(delivery.amountMinor > 0 ? [delivery] : [])]
}

/** @param amountMinor as it is recorded: what was agreed */
function recorded(amountMinor: number, agreed = NOTHING, charged = NOTHING): Omit<RecordedLine, 'orderLineId' | 'steps'> {
  const uncharged = { amountMinor: agreed.amountMinor - charged.amountMinor, taxMinor: agreed.taxMinor - charged.taxMinor }
  return { amountMinor, taxMinor: agreed.taxMinor, uncharged }
}

const NOTHING: Share = { amountMinor: 0, taxMinor: 0, taxInclusiveMinor: 0 }

function refundedSteps(refunds: RefundRow[]): RefundedSteps[] {
  return refunds
    .filter(({ status }) => isMade(status))
    .flatMap(({ lines, shippingMinor }) => [
      ...lines.map(({ orderLineId, quantity }) => ({ orderLineId, steps: quantity })),
      { orderLineId: null, steps: shippingMinor },
    ])
}

function make(sellerOrderId: string, { transactionId, lineIds, sellerOrder }: TaxRecordRow, { number, lines }: ReversalRow) {
  if (!transactionId) return Promise.resolve(NOT_KNOWN)
  const back = lines?.map(({ orderLineId, ...amounts }) => ({ ...amounts, line: orderLineId === null ? null : lineIds.indexOf(orderLineId) })) ?? null
  return reverseTax(
    { transactionId, reference: `${sellerOrderId}/refund/${number}`, lines: back },
    sellerOrder.accountId,
    `${sellerOrderId}/tax/reversal/${number}`,
  )
}

const NOT_KNOWN: StripeOutcome<{ id: string }> = {
  kind: 'refused',
  code: 'unknown_transaction',
  message: 'Stripe did not tell which transaction the tax of this sale is.',
  status: 400,
}
