import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PostButton } from '@/components/ui/form/post-button'
import type { FraudWarningView } from '@/lib/domain/wire/dispute-views'

/** Says that a bank suspects a payment, and what a refund and a dispute cost. */
export function FraudWarningCard({ warning, refundHref, dismiss }: { warning: FraudWarningView; refundHref: string; dismiss: () => Promise<void> }) {
  const t = useTranslations('disputes.warning')
  const money = useMoney()
  const day = useMoment()
  const { at, currency, amountMinor, sellerMinor, isShipped } = warning
  const amounts = { amount: money({ amountMinor, currency }), cost: money({ amountMinor: sellerMinor, currency }) }
  const actions = (
    <>
      <LinkButton href={refundHref} size="sm">
        {t('refund')}
      </LinkButton>
      <PostButton action={dismiss} variant="secondary" size="sm">
        {t('dismiss')}
      </PostButton>
    </>
  )
  return (
    <Alert tone="warn" title={t('title')} action={actions}>
      <p>{t('text', { day: day(at, 'day') })}</p>
      <p>{t('refundCost', amounts)}</p>
      <p>{t('disputeCost', amounts)}</p>
      {isShipped && <p>{t('shipped')}</p>}
    </Alert>
  )
}
