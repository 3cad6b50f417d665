import { Badge, type Tone } from '@/components/ui/badge'
import type { SaleView } from '@/lib/domain/views'

const LOOK: Record<string, { tone: Tone; label: string; sentence: string | null }> = {
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
  authorized: { tone: 'info', label: 'Authorized', sentence: 'The amount is held on the buyer’s card and not captured yet.' },
  captured: { tone: 'good', label: 'Paid', sentence: null },
  refunded: { tone: 'neutral', label: 'Refunded', sentence: 'The whole amount went back to the buyer.' },
}
const UNKNOWN = { tone: 'neutral' as const, sentence: null }

/** The state of a sale as a pill. */
export function SaleStatus({ sale }: { sale: SaleView }) {
  if (sale.status === 'captured' && sale.refundedMinor > 0) return <Badge>Partly refunded</Badge>
  const { tone, label } = LOOK[sale.status] ?? { ...UNKNOWN, label: sale.status }
  return <Badge tone={tone}>{label}</Badge>
}

/** What the seller should know or do about a sale that is not simply paid; null when there is nothing to say. */
export function saleSentence(sale: SaleView): string | null {
  return LOOK[sale.status]?.sentence ?? null
}
