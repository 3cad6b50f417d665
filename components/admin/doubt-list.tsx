import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { OrderInDoubt } from '@/lib/domain/wire/admin-views'

/** Orders Stripe has not answered about. */
export function DoubtList({ orders }: { orders: OrderInDoubt[] }) {
  return (
    <Card padded={false}>
      <Table caption="Orders in doubt">
        <thead>
          <tr>
            <Th>Order</Th>
            <Th>Shop</Th>
            <Th numeric>Amount</Th>
            <Th numeric>Quiet since</Th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <Td className="font-medium">
                <TextLink href={`/admin/orders/${order.id}`}>{order.receiptNumber}</TextLink>
              </Td>
              <Td>{order.shops.join(', ')}</Td>
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
