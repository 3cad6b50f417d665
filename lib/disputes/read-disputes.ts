import { z } from 'zod'
import { countToAnswer, findClosedDisputes, findDispute, findDisputesOfSales, findOpenDisputes } from '@/lib/db/disputes/disputes'
import { forbidsRefunds } from '@/lib/domain/disputes/dispute-state'
import type { DisputePageView, DisputeView } from '@/lib/domain/wire/dispute-views'
import { stripeNow } from '@/lib/stripe/clock'
import { disputePageView, disputeView } from './dispute-view'

const PAGE = 25
/** Somebody with more open disputes answers the earliest due first. */
const OPEN_SHOWN = 200

/** Disputes: all that are open, the earliest due first; or those that are decided, newest first, a page at a time. @param sellerId null for an operator */
export async function listDisputes(
  sellerId: string | null,
  isOpen: boolean,
  cursor?: string | null,
): Promise<{ disputes: DisputeView[]; nextCursor: string | null }> {
  const now = await stripeNow()
  if (isOpen) return { disputes: (await findOpenDisputes(sellerId, OPEN_SHOWN)).map((row) => disputeView(row, now)), nextCursor: null }
  const { rows, nextCursor } = await findClosedDisputes(sellerId, { cursor, limit: PAGE })
  return { disputes: rows.map((row) => disputeView(row, now)), nextCursor }
}

/** One dispute; null where there is none. @param sellerId whose it must be; null for an operator */
export async function readDisputePage(id: string, sellerId: string | null): Promise<DisputePageView | null> {
  const row = z.uuid().safeParse(id).success ? await findDispute(id, sellerId) : null
  return row && disputePageView(row, await stripeNow())
}

/** The disputes of some parts, newest first. @property isBlocking whether nothing of the part can be refunded for now */
export async function disputesOf(partIds: string[]): Promise<(DisputeView & { isBlocking: boolean })[]> {
  const [rows, now] = await Promise.all([findDisputesOfSales(partIds), stripeNow()])
  return rows.map((row) => ({ ...disputeView(row, now), isBlocking: forbidsRefunds(row) }))
}

/** How many disputes wait for an answer of this seller. */
export function disputesToAnswer(sellerId: string): Promise<number> {
  return countToAnswer(sellerId)
}
