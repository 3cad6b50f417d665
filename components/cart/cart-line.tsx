'use client'

import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { LineChoice } from '@/components/orders/line-choice'
import { Price } from '@/components/ui/data/price'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { useMoney } from '@/components/ui/data/use-money'
import { Badge } from '@/components/ui/feedback/badge'
import { Button } from '@/components/ui/form/button'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { isolated } from '@/components/ui/isolated'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useSay } from '@/components/ui/use-say'
import type { CartLineView } from '@/lib/domain/cart/cart'
import { saidOfTime } from '@/lib/domain/order/charge-time'
import type { CartChange, PostChange } from './cart-change'

/**
 * One product in the cart, with how many and the way out.
 * @param isExplained its group says already why it pauses
 */
export function CartLine({ line, isExplained, post }: { line: CartLineView; isExplained: boolean; post: PostChange }) {
  const t = useTranslations('shop.line')
  const say = useSay()
  const money = useMoney()
  const { product, quantity, amountMinor, pause, priceNote } = line
  const known = { variantId: product.variantId, name: product.name, seenPriceMinor: product.priceMinor, seenCurrency: product.currency }
  return (
    <li className="flex gap-4 py-5">
      <ProductPicture
        url={product.pictureUrl}
        alt=""
        width={product.pictureWidth}
        height={product.pictureHeight}
        className={`size-20 shrink-0 rounded-md sm:size-24 ${pause ? 'opacity-60' : ''}`}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex items-start justify-between gap-4">
          <h3 className="min-w-0">
            <Link
              href={`/products/${product.slug}?variant=${product.variantId}`}
              className="display text-lg leading-snug underline-offset-4 hover:underline"
            >
              <bdi>{product.name}</bdi>
            </Link>
            <LineChoice variantTitle={product.variantTitle} />
          </h3>
          <Price amountMinor={amountMinor} currency={product.currency} className={pause ? 'text-muted line-through' : 'font-medium'} />
        </div>
        <p className="text-muted text-sm">{t('each', { price: money({ amountMinor: product.priceMinor, currency: product.currency }) })}</p>
        {product.later && <p className="text-info text-sm">{say(saidOfTime(product.later))}</p>}
        {priceNote && <p className="text-sm text-warn">{say(priceNote)}</p>}
        {pause && !isExplained && (
          <p className="text-sm text-warn">
            <span>{say(pause)}</span> <span>{t('kept')}</span>
          </p>
        )}
        <div className="flex flex-wrap items-center justify-between gap-3 pt-1">
          <Quantity line={line} known={known} post={post} />
          <form action={post} className="shrink-0">
            <HiddenValues values={{ ...known, quantity, change: 'remove' }} />
            <Button type="submit" size="sm" variant="ghost" className="-mr-3" aria-label={t('removeName', { product: product.name })}>
              <Trash2 aria-hidden className="size-4" />
              <span>{t('remove')}</span>
            </Button>
          </form>
        </div>
      </div>
    </li>
  )
}

type QuantityProps = {
  line: CartLineView
  known: CartChange & { name: string }
  post: PostChange
}

/** Takes effect when another number is chosen; where that is not done, it shows the number that stands. */
function Quantity({ line: { quantity, most }, known, post }: QuantityProps) {
  const t = useTranslations('shop.line')
  const [chosen, setChosen] = useOptimistic(quantity)
  // Chosen before this script has come, a number would stand here that nobody has heard of.
  const hydrated = useHydrated()
  if (most === 0) return <Badge tone="warn">{t('notAvailable', { count: quantity })}</Badge>
  const choices = Array.from({ length: Math.max(most, quantity) }, (_, at) => at + 1).filter((count) => count <= most || count === quantity)
  return (
    <label className="flex items-center gap-2 text-sm">
      <span className="sr-only sm:not-sr-only">
        {t.rich('quantity', { product: known.name, more: (text) => <span className="sr-only">{text}</span>, ...isolated })}
      </span>
      <select
        value={chosen}
        disabled={!hydrated}
        onChange={({ target: { value } }) =>
          startTransition(() => {
            setChosen(Number(value))
            post(formOf({ ...known, change: 'quantity', quantity: value }))
          })
        }
        className="control w-20"
      >
        {choices.map((count) => (
          <option key={count}>{count}</option>
        ))}
      </select>
    </label>
  )
}

function formOf(values: CartChange): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, String(value))
  return form
}
