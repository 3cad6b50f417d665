import { useFormatter, useTranslations } from 'next-intl'
import { bdi } from '@/components/ui/bdi'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'

/** Names products that buyers cannot order because no delivery rate is for them. @param more how many there are besides */
export function UndeliveredAlert({ names, more, hasZones }: { names: string[]; more: number; hasZones: boolean }) {
  const t = useTranslations('sell.delivery.undelivered')
  const format = useFormatter()
  const products = more > 0 ? t('andMore', { names: names.join(', '), count: more }) : format.list(names, 'and')
  return (
    <Alert
      tone="warn"
      title={t('title', { count: names.length + more })}
      action={
        <LinkButton href={hasZones ? '/sell/delivery' : '/sell/delivery/new'} size="sm" variant="secondary">
          {t(hasZones ? 'review' : 'add')}
        </LinkButton>
      }
    >
      {t.rich(hasZones ? 'noRate' : 'noZone', { products, bdi })}
    </Alert>
  )
}
