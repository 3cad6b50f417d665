import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { removeFeeRuleAction, setFeeRuleAction } from '@/app/admin/fees/actions'
import { feeFormValues } from '@/app/admin/fees/form-values'
import { FeeForm } from '@/components/admin/fees/fee-form'
import { FeeRefusalAlert } from '@/components/admin/fees/fee-refusal-alert'
import { FeeTable } from '@/components/admin/fees/fee-table'
import { OwnFees } from '@/components/admin/fees/own-fees'
import { RemovedNotice } from '@/components/admin/fees/removed-notice'
import { Section } from '@/components/ui/data/card'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { COMMON_CURRENCIES } from '@/lib/domain/facts/currencies'
import { DEFAULT_FEE_RULE } from '@/lib/domain/pricing/fee'
import { listFeeRefusals } from '@/lib/pricing/fee-refusals'
import { listFeeRules } from '@/lib/pricing/fee-rules'
import { listOwnFees } from '@/lib/pricing/own-fees'
import { CategorySection } from './category-section'
import { RefundPolicy } from './refund-policy'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.fees'))('title') }
}

/** The application fee of each currency, the fees of single shops, and the form to change the former. */
export default async function FeesPage({ searchParams }: PageProps<'/admin/fees'>) {
  await requireOperator()
  const { currency, done } = await searchParams
  const [rules, own, refusals, t, format] = await Promise.all([
    listFeeRules(),
    listOwnFees(),
    listFeeRefusals(),
    getTranslations('admin.fees'),
    getFormatter(),
  ])
  const locale = await getLocale()
  const currencies = [...new Set([...COMMON_CURRENCIES, ...rules.map((rule) => rule.currency)])].sort()
  const chosen = typeof currency === 'string' && currencies.includes(currency) ? currency : 'usd'
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead', { percent: format.number(DEFAULT_FEE_RULE.feeBps / 10_000, 'percent') })} />
      <RemovedNotice done={done} />
      {refusals && <FeeRefusalAlert refusals={refusals} />}
      {rules.length > 0 ? (
        <FeeTable rules={rules} base="/admin/fees" of="platform" onRemove={(code) => removeFeeRuleAction.bind(null, null, code)} />
      ) : (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      )}
      <Section title={t('set')} hint={t('setHint')}>
        <FeeForm key={chosen} action={setFeeRuleAction.bind(null, null)} initial={feeFormValues(chosen, rules, locale)} currencies={currencies} />
      </Section>
      <CategorySection currencies={currencies} />
      <RefundPolicy />
      <Section title={t('own.title')} hint={t('own.hint')} padded={own.length === 0}>
        {own.length > 0 ? <OwnFees fees={own} /> : <p className="text-muted text-sm">{t('own.none')}</p>}
      </Section>
    </>
  )
}
