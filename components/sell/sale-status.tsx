import { Badge, type Tone } from '@/components/ui/feedback/badge'
import { dayOf } from '@/lib/domain/order/charge-words'
import type { PartStatus } from '@/lib/domain/order/order'
import type { LaterChargeView, SaleView } from '@/lib/domain/wire/views'

const LOOK: Record<PartStatus, { tone: Tone; label: string; sentence: string | null }> = {
  pending: { tone: 'info', label: 'Not begun', sentence: null },
  authorizing: {
    tone: 'info',
    label: 'Checking with Stripe',
    sentence: 'Stripe has not said yet whether this payment went through. Do not send anything before it has.',
  },
  requires_action: {
    tone: 'info',
    label: 'Waiting for the buyer',
    sentence: 'The buyer’s bank wants a confirmation. Do not send anything before it is there.',
  },
  scheduled: { tone: 'info', label: 'Charged later', sentence: null },
  declined: { tone: 'warn', label: 'Not charged yet', sentence: null },
  canceled: { tone: 'neutral', label: 'Canceled', sentence: null },
  authorized: { tone: 'info', label: 'Authorized', sentence: 'The amount is held on the buyer’s card and not captured yet.' },
  captured: { tone: 'good', label: 'Paid', sentence: null },
  refunded: { tone: 'neutral', label: 'Refunded', sentence: 'The whole amount went back to the buyer.' },
  refund_failed: {
    tone: 'warn',
    label: 'Refund sent back',
    sentence: 'The buyer’s bank did not take the refund, so the amount is in your Stripe balance. Give it back to the buyer another way.',
  },
}

/** The state of a sale as a pill. */
export function SaleStatus({ sale }: { sale: SaleView }) {
  if (sale.status === 'captured' && sale.refundedMinor > 0) return <Badge>Partly refunded</Badge>
  if (sale.later?.mayShip) return <Badge tone="info">To ship</Badge>
  const { tone, label } = LOOK[sale.status]
  return <Badge tone={tone}>{label}</Badge>
}

/** What the seller should know or do about a sale that is not simply paid; null when there is nothing to say. */
export function saleSentence(sale: SaleView): string | null {
  const later = sale.later && laterSentence(sale.later, sale.status)
  if (later) return later
  return LOOK[sale.status].sentence
}

function laterSentence({ refused, next, mayShip, shipBy, dueAt, chargeWhen, heldUntil }: LaterChargeView, status: string): string | null {
  if (refused) return next ? `${refused.reason} ${next}` : refused.reason
  if (mayShip && shipBy) {
    return `The buyer’s card is saved and charged when you ship. Mark it as shipped when it is on its way, by ${dayOf(shipBy)}: after that day it is canceled, and the buyer is never charged.`
  }
  if (status !== 'scheduled' && status !== 'authorized') return null
  if (!dueAt || chargeWhen === 'on_shipment') return 'The buyer is being charged.'
  return `The buyer is charged on ${dayOf(dueAt)}. ${heldUntil ? 'Until then the amount is held on their card.' : 'Their card is saved for it.'}`
}
