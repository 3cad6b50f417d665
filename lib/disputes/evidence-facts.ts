import { findDownloadsOfPart } from '@/lib/db/digital/downloads'
import type { DisputeOfSale } from '@/lib/db/disputes/disputes'
import { findEarlierSales } from '@/lib/db/disputes/evidence'
import { findShipments } from '@/lib/db/fulfilment/shipments'
import { findMessages } from '@/lib/db/messages/messages'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { findRefunds } from '@/lib/db/refunds/refunds'
import { findReturnPolicies } from '@/lib/db/returns/return-policies'
import { isLive } from '@/lib/domain/fulfilment/fulfilment'
import { isMade } from '@/lib/domain/refunds/refund-state'
import { placeOf } from '@/lib/orders/part-facts'
import { readTimeline } from '@/lib/orders/read-timeline'
import { readCardChecks } from '@/lib/stripe/calls/disputes'
import { accountOfCharge } from '@/lib/stripe/charge-place'

/** Banks read a few, not a history of years. */
const EARLIER_SHOWN = 5

export type EvidenceFacts = NonNullable<Awaited<ReturnType<typeof readEvidenceFacts>>>

/** All that is known of a disputed sale; null where its order is gone. */
export async function readEvidenceFacts(dispute: Pick<DisputeOfSale, 'sellerOrderId' | 'reason'>) {
  const found = await findOrderOfPart(dispute.sellerOrderId)
  if (!found) return null
  const { order, part } = found
  const of = { sellerId: part.sellerId, email: order.email, before: part.capturedAt ?? order.createdAt }
  const [shipments, refunds, policies, messages, downloads, timeline, earlier, checks] = await Promise.all([
    findShipments([part.id]),
    findRefunds([part.id]),
    findReturnPolicies([part.sellerId]),
    findMessages(part.id),
    findDownloadsOfPart(part.id),
    // What its buyer may read a bank may read, too: nothing of our bookkeeping.
    readTimeline(order.id, 'buyer', part.id),
    findEarlierSales(of, EARLIER_SHOWN),
    part.chargeId ? readCardChecks(part.chargeId, accountOfCharge(part)) : null,
  ])
  const shop = part.seller.shopName
  const policy = policies.get(part.sellerId) ?? null
  const facts = {
    number: order.number,
    placedAt: order.createdAt,
    email: order.email,
    shipTo: placeOf(order),
    network: order.network,
    agent: order.agent,
    capturedAt: part.capturedAt,
  }
  const { currency, amountMinor, lines } = part
  return {
    ...facts,
    ...{ reason: dispute.reason, shop, currency, amountMinor, lines, policy, messages, downloads, timeline, earlier, checks },
    shipments: shipments.filter(isLive),
    refunds: refunds.filter(({ status }) => isMade(status)),
    others: order.parts.filter(({ id, status, chargeId }) => id !== part.id && status === 'captured' && chargeId !== null),
  }
}
