import { getTranslations } from 'next-intl/server'
import { RefundPolicyForm } from '@/components/admin/fees/refund-policy-form'
import { Section } from '@/components/ui/data/card'
import { readRefundPolicy } from '@/lib/refunds/refund-policy'
import { setRefundPolicyAction } from './actions'

/** What becomes of the fee when a sale is refunded. */
export async function RefundPolicy() {
  const [policy, t] = await Promise.all([readRefundPolicy(), getTranslations('admin.fees.refunds')])
  return (
    <Section title={t('title')} hint={t('hint')}>
      <RefundPolicyForm action={setRefundPolicyAction} policy={policy} />
    </Section>
  )
}
