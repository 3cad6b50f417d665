import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge } from '@/components/ui/feedback/badge'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import type { DeliveryView } from '@/lib/domain/wire/api-views'

const TONE = { delivered: 'good', failed: 'danger', waiting: 'warn' } as const

type Props = { deliveries: DeliveryView[]; resend: (deliveryId: string) => Promise<string | null> }

/** What was sent to a shop's endpoints, and what was answered. */
export function DeliveryTable({ deliveries, resend }: Props) {
  const t = useTranslations('sell.webhooks')
  return (
    <Table caption={t('deliveries')}>
      <thead>
        <tr>
          <Th>{t('event')}</Th>
          <Th>{t('result')}</Th>
          <Th>{t('answer')}</Th>
          <Th>{t('at')}</Th>
          <Th>{t('actions')}</Th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} resend={resend} />
        ))}
      </tbody>
    </Table>
  )
}

function Delivery({ delivery, resend }: { delivery: DeliveryView; resend: Props['resend'] }) {
  const t = useTranslations('sell.webhooks')
  const { id, event, url, state, attempts, answer, failure, mayResend, at } = delivery
  return (
    <tr>
      <Td className="min-w-48">
        <span translate="no" className="font-mono text-xs">
          {event}
        </span>
        <bdi className="wrap-anywhere block text-muted text-xs">{url}</bdi>
      </Td>
      <Td>
        <Badge tone={TONE[state]}>{t(`delivery.${state}`)}</Badge>
        {attempts > 1 && <span className="mt-1 block text-muted text-xs">{t('attempts', { count: attempts })}</span>}
      </Td>
      <Td>{answer ?? (failure ? t(`failure.${failure}`) : t('noAnswer'))}</Td>
      <Td className="whitespace-nowrap">
        <Moment at={at} />
      </Td>
      <Td className="whitespace-nowrap">
        {mayResend && (
          <ConfirmDialog
            action={resend.bind(null, id)}
            deed={t('resend')}
            about={event ?? undefined}
            busyText={t('resending')}
            title={t('resendTitle')}
            size="sm"
          >
            {t('resendText')}
          </ConfirmDialog>
        )}
      </Td>
    </tr>
  )
}
