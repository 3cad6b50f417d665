import { getTranslations } from 'next-intl/server'
import { RefundList } from '@/components/refunds/refund-list'
import { Card } from '@/components/ui/data/card'
import type { OrderView } from '@/lib/domain/wire/order-views'
import { readBuyersRefunds } from '@/lib/refunds/read-refunds'

/** What of an order was refunded and how far it is on its way, by shop where there are several. */
export async function Refunds({ parts }: Pick<OrderView, 'parts'>) {
  const refunds = await readBuyersRefunds(parts)
  const shown = parts.filter(({ id }) => (refunds.get(id)?.length ?? 0) > 0)
  if (shown.length === 0) return null
  const t = await getTranslations('orders.refunds')
  return (
    <section aria-labelledby="refunds" className="flex flex-col gap-3">
      <h2 id="refunds" className="font-semibold text-lg">
        {t('title')}
      </h2>
      {shown.map(({ id, seller }) => (
        <Card key={id} padded={false}>
          {parts.length > 1 && (
            <h3 className="px-5 pt-4 font-medium text-sm">
              <bdi>{seller.shopName}</bdi>
            </h3>
          )}
          <RefundList refunds={refunds.get(id) ?? []} reader="buyer" />
        </Card>
      ))}
    </section>
  )
}
