import { useFormatter, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/feedback/alert'

type Props = { stripe: { state: 'active' | 'pending' | 'unknown' | 'notConnected'; missing: string[] } }

/** How Stripe Tax stands on the seller's account, what Stripe still misses, and the way there. */
export function StripeTax({ stripe: { state, missing } }: Props) {
  const t = useTranslations('sell.tax.stripe')
  const format = useFormatter()
  const named = missing.map((field) => t(field === 'head_office' ? 'field.head_office' : 'field.other', { field }))
  return (
    <Alert tone={state === 'active' ? 'good' : 'warn'} title={t(state)}>
      {named.length > 0 && t('missing', { fields: format.list(named) })}
    </Alert>
  )
}
