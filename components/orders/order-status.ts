import type { Tone } from '@/components/ui/feedback/badge'
import type { OrderState, OrderView } from '@/lib/domain/wire/views'
import { PART_STATUS } from './part-status'

type Words = { label: string; tone: Tone }

const STATUS: Record<OrderState, Words> = {
  open: { label: 'Being checked', tone: 'info' },
  paid: { label: 'Paid', tone: 'good' },
  scheduled: { label: 'Charged later', tone: 'info' },
  partly_paid: { label: 'Partly paid', tone: 'warn' },
  declined: { label: 'Not paid', tone: 'danger' },
  canceled: { label: 'Canceled', tone: 'neutral' },
  refunded: { label: 'Refunded', tone: 'neutral' },
}

/** How an order's state is called and coloured. A refund that did not arrive comes before all else. */
export function orderStatus({ status, parts }: Pick<OrderView, 'status' | 'parts'>): Words {
  return hasLostRefund({ parts }) ? PART_STATUS.refund_failed : STATUS[status]
}

/** Whether something was to be given back and did not arrive. */
export function hasLostRefund({ parts }: Pick<OrderView, 'parts'>): boolean {
  return parts.some(({ status }) => status === 'refund_failed')
}
