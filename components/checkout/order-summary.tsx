import Link from 'next/link'
import { Price } from '@/components/ui/price'
import { ProductPicture } from '@/components/ui/product-picture'
import type { CheckoutView } from '@/lib/domain/views'

/** What is being bought, and what it comes to. */
export function OrderSummary({ view, priceMinor, currency }: { view: CheckoutView; priceMinor: number; currency: string }) {
  const { product, quantity } = view
  return (
    <section aria-labelledby="summary" className="flex flex-col gap-6 self-start lg:sticky lg:top-8">
      <h2 id="summary" className="sr-only">
        Your order
      </h2>
      <p className="text-muted text-sm">
        Sold by{' '}
        <Link href={`/sellers/${product.seller.slug}`} className="font-medium text-ink underline underline-offset-3">
          {product.seller.shopName}
        </Link>
      </p>
      <div className="flex gap-4 sm:gap-5">
        <ProductPicture
          url={product.pictureUrl}
          alt=""
          width={product.pictureWidth}
          height={product.pictureHeight}
          eager
          className="size-20 shrink-0 rounded-md sm:size-28"
        />
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <p className="display text-xl">{product.name}</p>
          <p className="text-muted text-sm">
            {quantity} × <Price amountMinor={priceMinor} currency={currency} />
          </p>
        </div>
        <Price amountMinor={priceMinor * quantity} currency={currency} className="font-medium" />
      </div>
      <div className="border-line border-t pt-4">
        <p className="flex items-baseline justify-between gap-4">
          <span className="font-semibold">Total</span>
          <Price amountMinor={priceMinor * quantity} currency={currency} className="display text-2xl" />
        </p>
        <p className="mt-1 text-muted text-sm">One payment to {product.seller.shopName}. Nothing is added later.</p>
      </div>
    </section>
  )
}
