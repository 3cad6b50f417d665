import { getTranslations } from 'next-intl/server'
import { RefundList } from '@/components/refunds/refund-list'
import { Section } from '@/components/ui/data/card'
import { isolated } from '@/components/ui/isolated'
import type { OperatorPart } from '@/lib/domain/wire/admin-views'
import { readRefundsOf } from '@/lib/refunds/read-refunds'

/** The refunds of an order, by seller. */
export async function Refunds({ parts }: { parts: OperatorPart[] }) {
  const t = await getTranslations('admin.order')
  const all = await Promise.all(parts.map(async (part) => ({ part, refunds: await readRefundsOf(part) })))
  return (
    <div id="refunds" className="flex flex-col gap-6 empty:hidden">
      {all
        .filter(({ refunds }) => refunds.length > 0)
        .map(({ part: { id, seller }, refunds }) => (
          <Section key={id} title={t.rich('refunds', { shop: seller.shopName, ...isolated })} padded={false}>
            <RefundList refunds={refunds} reader="operator" />
          </Section>
        ))}
    </div>
  )
}
