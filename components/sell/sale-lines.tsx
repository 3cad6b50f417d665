import { LineChoice } from '@/components/orders/line-choice'
import { Price } from '@/components/ui/data/price'
import { ProductPicture } from '@/components/ui/data/product-picture'
import type { OrderLineView } from '@/lib/domain/wire/order-views'

/** The lines of an order, at the prices they were bought for. */
export function SaleLines({ lines, currency }: { lines: OrderLineView[]; currency: string }) {
  return (
    <ul className="flex flex-col gap-4">
      {lines.map((line) => (
        <li key={line.id} className="flex items-center gap-4">
          <ProductPicture url={line.pictureUrl} alt="" className="size-14 shrink-0 rounded-md" />
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="wrap-anywhere font-medium">
              <bdi>{line.name}</bdi>
            </span>
            <LineChoice variantTitle={line.variantTitle} sku={line.sku} />
            <span className="text-muted text-sm">
              <span>{`${line.quantity} ×`}</span> <Price amountMinor={line.unitPriceMinor} currency={currency} />
            </span>
          </span>
          <Price amountMinor={line.unitPriceMinor * line.quantity} currency={currency} className="font-medium" />
        </li>
      ))}
    </ul>
  )
}
