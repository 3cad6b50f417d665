import type { Tone } from '@/components/ui/feedback/badge'
import type { PartStatus } from '@/lib/domain/order/order'

type Words = { label: string; tone: Tone; amount: (shopName: string) => string }

/** How a seller's part of an order is called and coloured, and what its amount means. */
export const PART_STATUS: Record<PartStatus, Words> = {
  pending: { label: 'Not paid yet', tone: 'warn', amount: (shop) => `To pay to ${shop}` },
  scheduled: { label: 'Charged later', tone: 'info', amount: (shop) => `To be paid to ${shop}` },
  authorizing: { label: 'Being checked', tone: 'info', amount: (shop) => `To pay to ${shop}` },
  requires_action: { label: 'Waits for you', tone: 'warn', amount: (shop) => `To pay to ${shop}` },
  authorized: { label: 'Held, not charged yet', tone: 'info', amount: (shop) => `Held for ${shop}` },
  captured: { label: 'Paid', tone: 'good', amount: (shop) => `Paid to ${shop}` },
  declined: { label: 'Not paid', tone: 'danger', amount: (shop) => `Not paid to ${shop}` },
  canceled: { label: 'Released', tone: 'neutral', amount: (shop) => `Not charged for ${shop}` },
  refunded: { label: 'Refunded', tone: 'neutral', amount: (shop) => `Was paid to ${shop}` },
  refund_failed: { label: 'Refund not arrived', tone: 'danger', amount: (shop) => `Paid to ${shop}` },
}

/** The same of one that ended without an answer: never that it was not charged. */
export const UNKNOWN_PART: Words = { label: 'Not known', tone: 'warn', amount: (shop) => `Perhaps charged for ${shop}` }
