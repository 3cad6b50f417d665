import { useTranslations } from 'next-intl'
import { ReturnCard } from '@/components/orders/returns/return-card'
import { Section } from '@/components/ui/data/card'
import { isolated } from '@/components/ui/isolated'
import type { PartReturnsView } from '@/lib/domain/wire/return-views'

/** The returns of an order, by seller. */
export function OrderReturns({ parts }: { parts: PartReturnsView[] }) {
  const t = useTranslations('admin.order')
  return parts.map(({ partId, shopName: shop, returns }) => (
    <Section key={partId} title={t.rich('returns', { shop, ...isolated })} padded={false}>
      <div className="divide-y divide-line">
        {returns.map((row) => (
          <ReturnCard key={row.id} row={row} reader="operator" />
        ))}
      </div>
    </Section>
  ))
}
