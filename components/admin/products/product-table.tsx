import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { OperatorProductLine } from '@/lib/domain/wire/stop-views'
import { ProductState } from './product-state'

/** Products of all shops, each leading to its page. */
export function ProductTable({ products }: { products: OperatorProductLine[] }) {
  const t = useTranslations('admin.products')
  return (
    <Card padded={false}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('product')}</Th>
            <Th>{t('shop')}</Th>
            <Th>{t('state')}</Th>
            <Th>{t('added')}</Th>
            <Th numeric>{t('price')}</Th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <Row key={product.id} product={product} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Row({ product }: { product: OperatorProductLine }) {
  const { id, name, sellerId, shopName, createdAt, priceMinor, currency } = product
  return (
    <tr>
      <Td>
        <TextLink href={`/admin/products/${id}`}>
          <bdi>{name}</bdi>
        </TextLink>
      </Td>
      <Td>
        <TextLink href={`/admin/sellers/${sellerId}`}>
          <bdi>{shopName}</bdi>
        </TextLink>
      </Td>
      <Td>
        <ProductState product={product} />
      </Td>
      <Td>
        <Moment at={createdAt} as="day" />
      </Td>
      <Td numeric>
        <Price amountMinor={priceMinor} currency={currency} />
      </Td>
    </tr>
  )
}
