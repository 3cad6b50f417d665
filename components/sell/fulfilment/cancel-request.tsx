import { useTranslations } from 'next-intl'
import { type TextAnswer, TextDialog } from '@/components/sell/text-dialog'
import { Alert } from '@/components/ui/feedback/alert'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { MAX_DECLINE_REASON } from '@/lib/domain/fulfilment/cancelation'

/**
 * The buyer asks to cancel what they have paid: the seller agrees, or declines and says why.
 * @param price what is refunded
 * @param isDisputed the buyer's bank decides about the payment: it cannot be refunded meanwhile
 */
export function CancelRequest({
  price,
  isDisputed,
  accept,
  decline,
}: {
  price: string
  isDisputed: boolean
  accept: () => Promise<string | null>
  decline: (before: TextAnswer, form: FormData) => Promise<TextAnswer>
}) {
  const t = useTranslations('sell.fulfilment.request')
  return (
    <Alert tone="warn" title={t('title')}>
      <div className="flex flex-col gap-3">
        <p>{t('text')}</p>
        {isDisputed && <p>{t('disputed')}</p>}
        <div className="flex flex-wrap gap-2">
          {!isDisputed && (
            <ConfirmDialog
              action={accept}
              deed={t('accept', { price })}
              keep={t('keep')}
              busyText={t('accepting')}
              title={t('acceptTitle')}
              variant="primary"
              size="sm"
            >
              {t('acceptText')}
            </ConfirmDialog>
          )}
          <Decline decline={decline} />
        </div>
      </div>
    </Alert>
  )
}

function Decline({ decline }: { decline: (before: TextAnswer, form: FormData) => Promise<TextAnswer> }) {
  const t = useTranslations('sell.fulfilment.request')
  const words = { title: t('declineTitle'), text: t('declineText'), deed: t('decline'), busy: t('declining') }
  return <TextDialog action={decline} words={words} field={{ name: 'reason', label: t('reason'), most: MAX_DECLINE_REASON }} />
}
