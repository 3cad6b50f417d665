import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { SellerSalesView } from '@/lib/domain/wire/sales-views'

/** What sold best in a period, each product leading to its form. */
export function BestSellers({ best, currency }: Pick<SellerSalesView, 'best' | 'currency'>) {
  const t = useTranslations('sell.sales')
  return (
    <Section title={t('best')} hint={t('bestHint')} padded={false}>
      <Table caption={t('best')}>
        <thead>
          <tr>
            <Th>{t('product')}</Th>
            <Th numeric>{t('pieces')}</Th>
            <Th numeric>{t('goods')}</Th>
          </tr>
        </thead>
        <tbody>
          {best.map(({ productId, name, quantity, goodsMinor }) => (
            <tr key={productId}>
              <Td>
                <TextLink href={`/sell/products/${productId}`}>
                  <bdi>{name}</bdi>
                </TextLink>
              </Td>
              <Td numeric>{quantity}</Td>
              <Td numeric>
                <Price amountMinor={goodsMinor} currency={currency} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
