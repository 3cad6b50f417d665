import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { ProductPicture } from '@/components/ui/data/product-picture'
import type { OperatorProductView } from '@/lib/domain/wire/stop-views'
import { ProductState } from './product-state'

/** What a product is, as its seller has written it. */
export function ProductFacts({ product }: { product: OperatorProductView }) {
  const t = useTranslations('admin.product.facts')
  const { name, shopName, priceMinor, currency, createdAt, description, pictureUrl } = product
  return (
    <Section title={t('title')}>
      <div className="flex flex-col gap-5 sm:flex-row">
        <ProductPicture url={pictureUrl} alt={name} className="size-32 shrink-0 rounded-md" />
        <div className="min-w-0 flex-1">
          <FactList
            facts={[
              { label: t('state'), value: <ProductState product={product} /> },
              { label: t('shop'), value: <bdi>{shopName}</bdi> },
              { label: t('price'), value: <Price amountMinor={priceMinor} currency={currency} /> },
              { label: t('added'), value: <Moment at={createdAt} as="day" /> },
              {
                label: t('description'),
                value: (
                  <span dir="auto" className="wrap-anywhere whitespace-pre-wrap text-left">
                    {description}
                  </span>
                ),
              },
            ]}
          />
        </div>
      </div>
    </Section>
  )
}
