import { getLocale, getTranslations } from 'next-intl/server'
import { WarningPolicyForm } from '@/components/sell/warning-policy-form'
import { Section } from '@/components/ui/data/card'
import { readWarningPolicy } from '@/lib/disputes/warning-policy'
import { toMajor } from '@/lib/domain/money/money'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import { warningPolicyAction } from './actions'

/** What becomes of payments that a bank suspects. @param currency of the seller's account */
export async function WarningPolicy({ sellerId, currency }: { sellerId: string; currency: string }) {
  const [upTo, t, locale] = await Promise.all([readWarningPolicy(sellerId), getTranslations('sell.settings.warnings'), getLocale()])
  return (
    <Section title={t('title')} hint={t('hint')}>
      <WarningPolicyForm
        action={warningPolicyAction}
        upTo={upTo?.currency === currency ? toMajor(upTo, separatorsOf(locale).decimal) : ''}
        currency={currency}
      />
    </Section>
  )
}
