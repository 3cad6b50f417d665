import Link from 'next/link'
import { Price } from '@/components/ui/data/price'
import { Alert } from '@/components/ui/feedback/alert'
import type { CartGroup, CartLineView } from '@/lib/domain/cart/cart'
import type { CartChange } from './cart-change'
import { CartLine } from './cart-line'

/** What one seller is paid in one currency: the lines, and what they come to. */
export function CartGroupSection({ group, onChange }: { group: CartGroup; onChange: (values: CartChange) => void }) {
  const { seller, currency, lines, subtotalMinor, problem } = group
  const heading = `cart-${seller.id}-${currency}`
  const pause = sharedPause(lines)
  return (
    <section aria-labelledby={heading} className="rounded-lg border border-line bg-surface">
      <header className="flex items-baseline justify-between gap-4 px-5 pt-5 sm:px-6">
        <h2 id={heading} className="font-semibold">
          <Link href={`/sellers/${seller.slug}`} className="underline decoration-line-strong underline-offset-4 hover:decoration-ink">
            <bdi>{seller.shopName}</bdi>
          </Link>
        </h2>
        <span className="text-muted text-xs">in {currency.toUpperCase()}</span>
      </header>
      {pause && (
        <div className="px-5 pt-4 sm:px-6">
          <Alert tone="warn" title="Paused">
            {pause} It stays in your cart and is left out of the checkout.
          </Alert>
        </div>
      )}
      <ul className="divide-y divide-line px-5 sm:px-6">
        {lines.map((line) => (
          <CartLine key={line.product.id} line={line} isExplained={pause !== null} onChange={onChange} />
        ))}
      </ul>
      {pause === null && (
        <footer className="flex flex-col gap-3 border-line border-t px-5 py-4 sm:px-6">
          <p className="flex items-baseline justify-between gap-4">
            <span className="text-muted text-sm">Subtotal</span>
            <Price amountMinor={subtotalMinor} currency={currency} className="font-semibold" />
          </p>
          {problem && (
            <Alert tone="warn" title="This cannot be paid yet">
              {problem}
            </Alert>
          )}
        </footer>
      )}
    </section>
  )
}

/** Why all of a seller's lines pause, where the reason is the same: said once. */
function sharedPause(lines: CartLineView[]): string | null {
  const reasons = new Set(
    lines.map(({ product, pause }) => (!product.availability.canBuy && product.availability.reason === 'seller_paused' ? pause : null)),
  )
  const [reason] = reasons
  return reasons.size === 1 && reason ? reason : null
}
