import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge } from '@/components/ui/feedback/badge'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import type { ShopWebhookView } from '@/lib/domain/wire/api-views'

type Deed = (webhookId: string) => Promise<string | null>
type Props = { webhooks: ShopWebhookView[]; remove: Deed; enable: Deed }

/** The endpoints of a shop, with what they listen to and whether they are on. */
export function WebhookTable({ webhooks, remove, enable }: Props) {
  const t = useTranslations('sell.webhooks')
  return (
    <Table caption={t('title')}>
      <thead>
        <tr>
          <Th>{t('url')}</Th>
          <Th>{t('events')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('actions')}</Th>
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => (
          <Webhook key={webhook.id} webhook={webhook} remove={remove} enable={enable} />
        ))}
      </tbody>
    </Table>
  )
}

function Webhook({ webhook: { id, url, events, disabledAt }, remove, enable }: Omit<Props, 'webhooks'> & { webhook: ShopWebhookView }) {
  const t = useTranslations('sell.webhooks')
  return (
    <tr>
      <Td className="min-w-48">
        <bdi className="wrap-anywhere">{url}</bdi>
      </Td>
      <Td>
        <ul translate="no" className="font-mono text-xs">
          {events.map((event) => (
            <li key={event}>{event}</li>
          ))}
        </ul>
      </Td>
      <Td>
        <Badge tone={disabledAt ? 'danger' : 'good'}>{t(disabledAt ? 'off' : 'on')}</Badge>
        {disabledAt && (
          <span className="mt-1 block text-muted text-xs">
            <Moment at={disabledAt} />
          </span>
        )}
      </Td>
      <Td>
        <div className="flex gap-2 whitespace-nowrap">
          {disabledAt && (
            <ConfirmDialog action={enable.bind(null, id)} deed={t('enable')} about={url} busyText={t('enabling')} title={t('enableTitle')} size="sm">
              {t('enableText')}
            </ConfirmDialog>
          )}
          <ConfirmDialog
            action={remove.bind(null, id)}
            deed={t('remove')}
            about={url}
            busyText={t('removing')}
            title={t('removeTitle')}
            variant="danger"
            size="sm"
          >
            {t('removeText')}
          </ConfirmDialog>
        </div>
      </Td>
    </tr>
  )
}
