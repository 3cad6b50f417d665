import { useTranslations } from 'next-intl'
import { Price } from '@/components/ui/data/price'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import type { DisputeView } from '@/lib/domain/wire/dispute-views'
import { DisputeDue } from './dispute-due'
import { useDisputeWords } from './dispute-words'

/** Says on the page of an order that a bank disputes its payment. */
export function DisputeNotice({ dispute, href }: { dispute: DisputeView; href: string }) {
  const t = useTranslations('disputes')
  const { status, reason, about } = useDisputeWords()(dispute)
  const { waitsForAnswer, isInquiry, amountMinor, currency } = dispute
  return (
    <Alert
      tone={waitsForAnswer ? 'warn' : 'info'}
      title={t.rich('notice', {
        kind: isInquiry ? 'inquiry' : 'dispute',
        amount: () => <Price amountMinor={amountMinor} currency={currency} />,
        status,
        reason,
      })}
      action={
        <LinkButton href={href} variant="secondary" size="sm">
          {t('view')}
        </LinkButton>
      }
    >
      <span>{about}</span>
      {waitsForAnswer && <DisputeDue dispute={dispute} />}
    </Alert>
  )
}
