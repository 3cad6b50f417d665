import type { DisputeOfSale } from '@/lib/db/disputes/disputes'
import { isInquiry, isOpen, reasonOf, statusOf, waitsForAnswer } from '@/lib/domain/disputes/dispute-state'
import { timeLeft } from '@/lib/domain/disputes/time-left'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import type { DisputePageView, DisputeView } from '@/lib/domain/wire/dispute-views'
import { disputeDashboardUrl } from '@/lib/stripe/calls/dashboard'

/** A dispute as lists show it. @param now by Stripe's clock, by which it is due */
export function disputeView(row: DisputeOfSale, now: Date): DisputeView {
  const { id, sellerOrderId, currency, amountMinor, status, reason, dueBy, createdAt, closedAt, sellerOrder } = row
  const waits = waitsForAnswer(row)
  return {
    ...{ id, sellerOrderId, currency, amountMinor, orderId: sellerOrder.orderId },
    receiptNumber: receiptNumber(sellerOrder.order.number),
    shopName: sellerOrder.seller.shopName,
    ...{ status: statusOf(status), statusWord: status, reason: reasonOf(reason), reasonWord: reason },
    ...{ isOpen: isOpen(status), isInquiry: isInquiry(status), waitsForAnswer: waits },
    dueBy: waits && dueBy ? dueBy.toISOString() : null,
    left: waits && dueBy ? timeLeft(dueBy, now) : null,
    openedAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  }
}

/** The same on its own page. */
export function disputePageView(row: DisputeOfSale, now: Date): DisputePageView {
  const { stripeDisputeId, networkReasonCode, isChargeRefundable, settledCurrency, withdrawnMinor, reinstatedMinor, feeMinor, accountId } = row
  return {
    ...disputeView(row, now),
    ...{ stripeDisputeId, networkReasonCode, isChargeRefundable },
    booked: settledCurrency === null ? null : { currency: settledCurrency, withdrawnMinor, reinstatedMinor, feeMinor },
    stripeUrl: disputeDashboardUrl({ accountId, ...row.sellerOrder }, stripeDisputeId, row.sellerOrder.paymentIntentId),
  }
}
