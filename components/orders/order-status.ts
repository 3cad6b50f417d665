import type { Tone } from '@/components/ui/badge'
import type { OrderState } from '@/lib/domain/views'

/** How an order's state is called and coloured. */
export const ORDER_STATUS: Record<OrderState, { label: string; tone: Tone }> = {
  open: { label: 'Being checked', tone: 'info' },
  paid: { label: 'Paid', tone: 'good' },
  scheduled: { label: 'Charged later', tone: 'info' },
  partly_paid: { label: 'Partly paid', tone: 'warn' },
  declined: { label: 'Not paid', tone: 'danger' },
  canceled: { label: 'Canceled', tone: 'neutral' },
  refunded: { label: 'Refunded', tone: 'neutral' },
}
