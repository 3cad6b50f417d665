import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { WebhookStatus } from '@/lib/domain/wire/admin-views'

const LOOK: Record<WebhookStatus, { tone: Tone; label: string }> = {
  retrying: { tone: 'warn', label: 'Retrying' },
  received: { tone: 'info', label: 'Waiting' },
  processed: { tone: 'good', label: 'Processed' },
  ignored: { tone: 'neutral', label: 'Ignored' },
  failed: { tone: 'danger', label: 'Failed' },
}

/** What became of an event, as a word. */
export function webhookStatusLabel(status: WebhookStatus): string {
  return LOOK[status].label
}

/** What became of an event, as a pill. */
export function WebhookStatusBadge({ status }: { status: WebhookStatus }) {
  return <Badge tone={LOOK[status].tone}>{LOOK[status].label}</Badge>
}
