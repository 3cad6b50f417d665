import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Price } from '@/components/ui/data/price'
import { Alert } from '@/components/ui/feedback/alert'
import { useSay } from '@/components/ui/use-say'
import type { CartGroup, CartLineView } from '@/lib/domain/cart/cart'
import type { ParcelEstimate } from '@/lib/domain/cart/delivery-estimate'
import type { Said } from '@/lib/domain/wire/said'
import type { PostChange } from './cart-change'
import { CartLine } from './cart-line'
import { ParcelLine } from './parcel-line'

type Props = { group: CartGroup; parcel: ParcelEstimate | null; post: PostChange }

/**
 * What one seller is paid in one currency: the lines, and what they come to.
 * @param parcel what sending it would cost; null where nothing is sent
 */
export function CartGroupSection({ group, parcel, post }: Props) {
  const t = useTranslations('shop.cart')
  const say = useSay()
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
        <span className="whitespace-nowrap text-muted text-xs">{t('currency', { currency: currency.toUpperCase() })}</span>
      </header>
      {pause && (
        <div className="px-5 pt-4 sm:px-6">
          <Alert tone="warn" title={t('notAvailable')}>
            <span>{say(pause)}</span> <span>{t('groupKept')}</span>
          </Alert>
        </div>
      )}
      <ul className="divide-y divide-line px-5 sm:px-6">
        {lines.map((line) => (
          <CartLine key={line.product.id} line={line} isExplained={pause !== null} post={post} />
        ))}
      </ul>
      {pause === null && (
        <footer className="flex flex-col gap-3 border-line border-t px-5 py-4 sm:px-6">
          <p className="flex items-baseline justify-between gap-4">
            <span className="text-muted text-sm">{t('subtotal')}</span>
            <Price amountMinor={subtotalMinor} currency={currency} className="font-semibold" />
          </p>
          {parcel && <ParcelLine parcel={parcel} currency={currency} />}
          {problem && (
            <Alert tone="warn" title={t('cannotCheckOut')}>
              {say(problem)}
            </Alert>
          )}
        </footer>
      )}
    </section>
  )
}

/** Why a seller cannot be paid now, or does not deliver: then all lines pause for the same reason, which is said once. */
function sharedPause(lines: CartLineView[]): Said | null {
  const [first] = lines
  const isPaused = ({ product: { availability } }: CartLineView) => !availability.canBuy && availability.reason === 'seller_paused'
  const isAll = lines.every(isPaused) || lines.every(({ isUndelivered }) => isUndelivered)
  return isAll && first ? first.pause : null
}
