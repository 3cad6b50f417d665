import { Button } from '@/components/ui/button'
import { MAX_QUANTITY } from '@/lib/domain/checkout-wire'
import type { ProductView } from '@/lib/domain/views'

/** How many, and Buy. A plain form that leads to the checkout: nothing of the checkout is loaded before. */
export function BuyForm({ product }: { product: ProductView }) {
  const most = Math.min(product.stock ?? MAX_QUANTITY, MAX_QUANTITY)
  return (
    <form action="/checkout" className="flex items-end gap-3">
      <input type="hidden" name="product" value={product.slug} />
      {most > 1 ? (
        <label className="flex flex-col gap-1.5 font-medium text-sm">
          Quantity
          <select name="quantity" defaultValue="1" className="control min-h-13 w-24">
            {Array.from({ length: most }, (_, at) => at + 1).map((count) => (
              <option key={count}>{count}</option>
            ))}
          </select>
        </label>
      ) : (
        <input type="hidden" name="quantity" value="1" />
      )}
      <Button type="submit" size="lg" className="flex-1">
        Buy
      </Button>
    </form>
  )
}
