import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { WebhookStatus } from '@/lib/domain/wire/admin-views'

const TONE: Record<WebhookStatus, Tone> = { retrying: 'warn', received: 'info', processed: 'good', ignored: 'neutral', failed: 'danger' }

/** What became of an event, as a pill. */
export function WebhookStatusBadge({ status }: { status: WebhookStatus }) {
  const t = useTranslations('admin.webhooks.status')
  return <Badge tone={TONE[status]}>{t(status)}</Badge>
}
