import type { SaleRow } from '@/lib/db/orders/sales'
import { bookedDisputes } from '@/lib/domain/disputes/dispute-money'
import { forbidsCancel, forbidsRefunds } from '@/lib/domain/disputes/dispute-state'
import { bookedRefunds } from '@/lib/domain/ledger/booked-refunds'
import { isCancelRequested, mayCancel, mayCharge, waitsForSeller } from '@/lib/domain/order/cancel-item'
import { isRefusal } from '@/lib/domain/order/end-reason'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { saleNext, saleReason } from '@/lib/domain/order/sale-reason'
import { REFUSALS } from '@/lib/domain/refusal/refusals'
import type { FulfilmentView } from '@/lib/domain/wire/fulfilment-views'
import type { SaleView } from '@/lib/domain/wire/order-views'
import { paymentDashboardUrl } from '@/lib/stripe/calls/dashboard'
import { isOnPlatform } from '@/lib/stripe/charge-place'
import { lineView } from './order-view'
import { amountOf, deliveryOf, placeOf } from './part-facts'

/** A part of an order as its seller sees it. @param fulfilment how far its goods are on their way */
export function saleView(row: SaleRow, fulfilment: Map<string, FulfilmentView>): SaleView {
  const { id, status, currency, amountMinor, applicationFeeMinor, refundedMinor, accountId, paymentIntentId } = row
  return {
    id,
    receiptNumber: receiptNumber(row.order.number),
    status,
    buyerEmail: row.order.email,
    shipTo: row.delivery && placeOf(row.order),
    amount: amountOf(row),
    delivery: deliveryOf(row),
    placedAt: row.createdAt.toISOString(),
    capturedAt: row.capturedAt?.toISOString() ?? null,
    currency,
    amountMinor,
    applicationFeeMinor,
    refundedMinor,
    disputed: {
      takenMinor: row.disputes.reduce((sum, each) => sum + each.takenMinor, 0),
      isBlocking: row.disputes.some(forbidsRefunds),
      forbidsCancel: row.disputes.some(forbidsCancel),
    },
    lines: row.lines.map(lineView),
    accountId,
    paymentIntentId,
    // Of what is charged on the platform its dashboard shows them nothing.
    paymentUrl: paymentIntentId && !isOnPlatform(row) ? paymentDashboardUrl(row, paymentIntentId) : null,
    fulfilment: fulfilment.get(id) ?? null,
    cancelation: row.cancelation,
    later: laterOf(row),
    settlement: settlementOf(row),
  }
}

/** A sale that was charged, or is over, keeps only what happened. */
function laterOf(row: SaleRow): SaleView['later'] {
  const { chargeWhen, status, dueAt, givesUp, tries, readyAt, refusedAt, captureBefore } = row
  if (chargeWhen === 'at_checkout') return null
  const waits = waitsForSeller(row)
  const isOff = isCancelRequested(row)
  const isRefused = hasReason(row)
  const due = ENDED.has(status) || isOff ? null : (dueAt?.toISOString() ?? null)
  return {
    chargeWhen,
    dueAt: waits ? null : due,
    shipBy: waits ? due : null,
    givesUp,
    tries,
    readyAt: readyAt?.toISOString() ?? null,
    mayCharge: mayCharge(row),
    mayCancel: row.agreedAt !== null && mayCancel(row) && !isOff,
    heldUntil: status === 'authorized' ? (captureBefore?.toISOString() ?? null) : null,
    refused: isRefused ? { at: refusedAt?.toISOString() ?? null, reason: saleReason(row), words: stripesWords(row) } : null,
    next: isRefused && status !== 'canceled' && !isOff ? saleNext(row) : null,
  }
}

/** Stripe's own words, where the seller can put right what was refused. */
function stripesWords({ endReason, declineMessage }: SaleRow): string | null {
  return isRefusal(endReason) && REFUSALS[endReason].fault === 'seller_account' ? declineMessage : null
}

/** Whether it was refused or has come to its end uncharged, also where that is about to happen. */
function hasReason(row: SaleRow): boolean {
  if (isCancelRequested(row)) return true
  return row.endReason !== null && (row.status === 'declined' || row.status === 'canceled' || row.status === 'authorized')
}

const ENDED = new Set<SaleRow['status']>(['captured', 'canceled', 'refunded', 'refund_failed'])

function settlementOf({ settlement, currency, refundedFeeMinor, refunds, disputes }: SaleRow): SaleView['settlement'] {
  if (!settlement) return null
  const { currency: settledCurrency, grossMinor, stripeFeeMinor, applicationFeeMinor, netMinor, availableOn } = settlement
  const [booked, disputed] = [
    bookedRefunds({ currency, refundedFeeMinor, settledCurrency, netMinor }, refunds),
    bookedDisputes(settledCurrency, disputes),
  ]
  // What came back of our fee stands with the refunds, where there are some.
  return {
    currency: settledCurrency,
    grossMinor,
    stripeFeeMinor,
    applicationFeeMinor,
    netMinor,
    refunds: booked,
    disputes: disputed && { ...disputed, returnedFeeMinor: booked || currency !== settledCurrency ? 0 : disputed.returnedFeeMinor },
    availableOn: availableOn.toISOString(),
  }
}
