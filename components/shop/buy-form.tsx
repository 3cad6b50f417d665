'use client'

import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useState } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { useWatched } from '@/components/ui/failure/use-watched'
import { Button } from '@/components/ui/form/button'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { TextLink } from '@/components/ui/layout/text-link'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useSay } from '@/components/ui/use-say'
import type { Said } from '@/lib/domain/wire/said'

/** What adding to the cart came to; null before the first press. */
export type AddAnswer = { ok: boolean; sentence: Said } | null

/**
 * How many, and the two ways on: into the cart, or straight to the checkout (app/(shop)/checkout/buy). Both work before any script has arrived, and
 * nothing of the checkout is loaded before it.
 * @param most how many pieces one order may have now
 * @param firstAddId an id for a press that comes before this script; later ones make their own
 */
export function BuyForm({
  item,
  most,
  firstAddId,
  addToCart,
}: {
  item: { slug: string; variantId: string; priceMinor: number; currency: string }
  most: number
  firstAddId: string
  addToCart: (before: AddAnswer, form: FormData) => Promise<AddAnswer>
}) {
  const t = useTranslations('shop.product')
  const say = useSay()
  // Tried again after a failure, it is the same press: it adds once.
  const [addOrSay, failure] = useWatched(addToCart)
  // Until this script is there, the browser sends the form to the action itself.
  const [answer, add, busy] = useActionState(useHydrated() ? addOrSay : addToCart, null)
  const [addId, setAddId] = useState(firstAddId)
  // One id a press: a double click sends the same one twice, the next press another. A page kept by the browser must not send an old one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer ends a press
  useEffect(() => setAddId(crypto.randomUUID()), [answer])
  return (
    <form method="post" action="/checkout/buy" className="flex flex-col gap-3">
      <input type="hidden" name="product" value={item.slug} />
      <input type="hidden" name="variant" value={item.variantId} />
      <HiddenValues values={{ addId, variantId: item.variantId, seenPriceMinor: item.priceMinor, seenCurrency: item.currency }} />
      <div className="flex flex-wrap items-end gap-3">
        <Quantity most={most} />
        <Button type="submit" size="lg" className="min-w-40 flex-1" formAction={add} busy={busy} busyText={t('adding')}>
          <ShoppingBag aria-hidden className="size-4.5" />
          <span>{t('addToCart')}</span>
        </Button>
        <Button type="submit" size="lg" variant="secondary" className="min-w-32 flex-1">
          {t('buyNow')}
        </Button>
      </div>
      <FailureAlert failure={failure} />
      <p role="status" className={answer && !answer.ok ? 'text-danger text-sm' : 'text-sm'}>
        {answer && !failure && (
          <>
            <span>{say(answer.sentence)}</span> {answer.ok && <TextLink href="/cart">{t('viewCart')}</TextLink>}
          </>
        )}
      </p>
    </form>
  )
}

function Quantity({ most }: { most: number }) {
  const t = useTranslations('shop.product')
  if (most <= 1) return <input type="hidden" name="quantity" value="1" />
  return (
    <label className="flex flex-col gap-1.5 font-medium text-sm">
      <span>{t('quantity')}</span>
      <select name="quantity" defaultValue="1" className="control min-h-13 w-24">
        {Array.from({ length: most }, (_, at) => at + 1).map((count) => (
          <option key={count}>{count}</option>
        ))}
      </select>
    </label>
  )
}
