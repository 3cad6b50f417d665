import type { Metadata } from 'next'
import { FeeForm } from '@/components/admin/fee-form'
import { FeeTable } from '@/components/admin/fee-table'
import { Section } from '@/components/ui/data/card'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { COMMON_CURRENCIES, toMajor } from '@/lib/domain/money/money'
import { DEFAULT_FEE_RULE } from '@/lib/domain/pricing/fee'
import { percentOf } from '@/lib/domain/pricing/fee-form'
import { type FeeRuleLine, listFeeRules } from '@/lib/pricing/fee-rules'
import { removeFeeRuleAction, setFeeRuleAction } from './actions'

export const metadata: Metadata = { title: 'Fees' }

/** The application fee of each currency, and the form to change it. */
export default async function FeesPage({ searchParams }: PageProps<'/admin/fees'>) {
  await requireOperator()
  const { currency, done } = await searchParams
  const rules = await listFeeRules()
  const currencies = [...new Set([...COMMON_CURRENCIES, ...rules.map((rule) => rule.currency)])].sort()
  const chosen = typeof currency === 'string' && currencies.includes(currency) ? currency : 'usd'
  return (
    <>
      <PageHeader
        title="Fees"
        lead={`What you take of each sale, by currency. Where you have set nothing it is ${percentOf(DEFAULT_FEE_RULE.feeBps)} %.`}
      />
      {done === 'removed' && <Alert tone="good" title="The default fee is in force for that currency." />}
      {rules.length > 0 ? (
        <FeeTable rules={rules} onRemove={(code) => removeFeeRuleAction.bind(null, code)} />
      ) : (
        <EmptyState title="No fee set, nothing on sale">The default is in force for every currency until you set a fee below.</EmptyState>
      )}
      <Section title="Set a fee" hint="It applies to orders placed from now on; what was placed keeps its fee.">
        <FeeForm key={chosen} action={setFeeRuleAction} initial={valuesFor(chosen, rules)} currencies={currencies} />
      </Section>
    </>
  )
}

function valuesFor(currency: string, rules: FeeRuleLine[]) {
  const rule = rules.find((each) => each.currency === currency) ?? DEFAULT_FEE_RULE
  return { currency, percent: percentOf(rule.feeBps), fixed: toMajor({ amountMinor: rule.feeFixedMinor, currency }) }
}
