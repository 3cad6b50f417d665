import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { OrderInDoubt } from '@/lib/domain/wire/admin-views'

/** Orders Stripe has not answered about. */
export function DoubtList({ orders }: { orders: OrderInDoubt[] }) {
  const t = useTranslations('admin.doubt')
  const format = useFormatter()
  return (
    <Card padded={false}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('order')}</Th>
            <Th>{t('shop')}</Th>
            <Th numeric>{t('amount')}</Th>
            <Th numeric>{t('since')}</Th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <Td className="font-medium">
                <TextLink href={`/admin/orders/${order.id}`}>{order.receiptNumber}</TextLink>
              </Td>
              <Td>
                <bdi>{format.list(order.shops, { type: 'unit' })}</bdi>
              </Td>
              <Td numeric>
                {order.amounts.map(({ amountMinor, currency }) => (
                  <Price key={currency} amountMinor={amountMinor} currency={currency} className="block" />
                ))}
              </Td>
              <Td numeric>
                <Moment at={order.since} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
