import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { FeeForm } from '@/components/admin/fee-form'
import { FeeRefusalAlert } from '@/components/admin/fee-refusal-alert'
import { FeeTable } from '@/components/admin/fee-table'
import { Section } from '@/components/ui/data/card'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { COMMON_CURRENCIES } from '@/lib/domain/facts/currencies'
import { toMajor } from '@/lib/domain/money/money'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import { DEFAULT_FEE_RULE } from '@/lib/domain/pricing/fee'
import { percentOf } from '@/lib/domain/pricing/fee-form'
import { listFeeRefusals } from '@/lib/pricing/fee-refusals'
import { type FeeRuleLine, listFeeRules } from '@/lib/pricing/fee-rules'
import { removeFeeRuleAction, setFeeRuleAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.fees'))('title') }
}

/** The application fee of each currency, and the form to change it. */
export default async function FeesPage({ searchParams }: PageProps<'/admin/fees'>) {
  await requireOperator()
  const { currency, done } = await searchParams
  const [rules, refusals, t, format] = await Promise.all([listFeeRules(), listFeeRefusals(), getTranslations('admin.fees'), getFormatter()])
  const locale = await getLocale()
  const currencies = [...new Set([...COMMON_CURRENCIES, ...rules.map((rule) => rule.currency)])].sort()
  const chosen = typeof currency === 'string' && currencies.includes(currency) ? currency : 'usd'
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead', { percent: format.number(DEFAULT_FEE_RULE.feeBps / 10_000, 'percent') })} />
      {done === 'removed' && <Alert tone="good" title={t('removed')} />}
      {refusals && <FeeRefusalAlert refusals={refusals} />}
      {rules.length > 0 ? (
        <FeeTable rules={rules} onRemove={(code) => removeFeeRuleAction.bind(null, code)} />
      ) : (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      )}
      <Section title={t('set')} hint={t('setHint')}>
        <FeeForm key={chosen} action={setFeeRuleAction} initial={valuesFor(chosen, rules, locale)} currencies={currencies} />
      </Section>
    </>
  )
}

function valuesFor(currency: string, rules: FeeRuleLine[], locale: string) {
  const rule = rules.find((each) => each.currency === currency) ?? DEFAULT_FEE_RULE
  return {
    currency,
    percent: percentOf(rule.feeBps, locale),
    fixed: toMajor({ amountMinor: rule.feeFixedMinor, currency }, separatorsOf(locale).decimal),
  }
}
