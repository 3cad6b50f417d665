import { getTranslations } from 'next-intl/server'
import { RefundList } from '@/components/refunds/refund-list'
import { Section } from '@/components/ui/data/card'
import type { SaleView } from '@/lib/domain/wire/order-views'
import { readRefundsOf } from '@/lib/refunds/read-refunds'

/** The refunds of a sale, newest first. */
export async function Refunds({ sale }: { sale: SaleView }) {
  const refunds = await readRefundsOf(sale)
  if (refunds.length === 0) return null
  const t = await getTranslations('orders.refunds')
  return (
    <div id="refunds">
      <Section title={t('title')} padded={false}>
        <RefundList refunds={refunds} reader="seller" />
      </Section>
    </div>
  )
}
