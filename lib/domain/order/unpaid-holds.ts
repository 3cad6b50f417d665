import type { OrderStatus } from './order'

/** Pieces of one product that an order took out of limited stock within the last day, and what became of the order. */
export type UnpaidHold = { pieces: number; status: OrderStatus }

/** Who holds them: one browser, one mailbox, or one network (an address, or a /64), behind which there may be an office. */
export const HOLDERS = ['browser', 'mailbox', 'network'] as const
export type Holder = (typeof HOLDERS)[number]

/** The most pieces of one product in orders that are not paid: as many as one order may have. */
const MOST_HELD = 20
/** How many orders of one product a day may end unpaid before no more are begun. */
const MOST_LAPSED: Record<Holder, number> = { browser: 4, mailbox: 4, network: 12 }

/**
 * Whether somebody may take more pieces of a product out of stock before anything is paid.
 * @param holds those of this holder and product, of the last day
 * @param pieces wanted now
 */
export function mayHold(holder: Holder, holds: UnpaidHold[], pieces: number): boolean {
  const held = holds.filter(({ status }) => status === 'open' || status === 'scheduled').reduce((sum, hold) => sum + hold.pieces, pieces)
  const lapsed = holds.filter(({ status }) => status === 'canceled').length
  return held <= MOST_HELD && lapsed < MOST_LAPSED[holder]
}
