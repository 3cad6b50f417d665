import type { PartStatus } from './order'

/**
 * What a link in a mail allows: to read the order; to pay what was refused and give another card; to cancel what is not charged yet; to ask its sellers for
 * something, such as a return.
 */
export const LINK_SCOPES = ['read', 'pay', 'cancel', 'ask'] as const
export type LinkScope = (typeof LINK_SCOPES)[number]

/** What a link allows, and until when. */
export type LinkTerms = { scopes: readonly LinkScope[]; endsAt: Date }

const DAY = 86_400_000
/** A receipt is looked up for so long: a tax year, and what a card's bank still asks about. */
const DAYS_TO_READ = 400
/** What may be acted on is over a week after its day, tries included; the rest is for mails that are read late. */
const DAYS_TO_ACT = 30

/** Links of before had no end. They open everything until this day, and nothing afterwards: a new one is sent on request. */
export const OLD_LINKS_END = new Date('2027-07-01T00:00:00Z')

const OVER = new Set<PartStatus>(['captured', 'canceled', 'refunded', 'refund_failed'])

/**
 * The terms of a link that is mailed now. An order that is paid or over can be read, and its sellers asked; one of which something is still to be charged can be acted on until some
 * time after that, and then be read by a new link.
 */
export function linkTerms(order: { parts: { status: PartStatus; dueAt: Date | null }[] }, now: Date): LinkTerms {
  const open = order.parts.filter(({ status }) => !OVER.has(status))
  if (open.length === 0) return { scopes: ['read', 'ask'], endsAt: new Date(now.getTime() + DAYS_TO_READ * DAY) }
  const last = Math.max(now.getTime(), ...open.map(({ dueAt }) => dueAt?.getTime() ?? 0))
  return { scopes: LINK_SCOPES, endsAt: new Date(last + DAYS_TO_ACT * DAY) }
}
