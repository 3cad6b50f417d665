'use no memo'

import Link from 'next/link'
import { useActionState, useEffect, useRef, useState } from 'react'
import { tellCartCount } from '@/components/cart/cart-count'
import { useWatched } from '@/components/ui/failure/use-watched'
import { Spinner } from '@/components/ui/feedback/spinner'
import { buttonClass } from '@/components/ui/form/button-style'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { useHydrated } from '@/components/ui/use-hydrated'
import { needsReload, type PageFailure } from '@/lib/domain/refusal/page-failures'
import { type AddToCart, type FormWords, REFERENCE } from './add-to-cart'

/**
 * How many, and the two ways on: into the cart, or straight to the checkout (app/(shop)/checkout/buy). Both work before any script has arrived, and
 * nothing of the checkout is loaded before it.
 * @param most how many pieces one order may have now
 * @param firstAddId an id for a press that comes before this script; later ones make their own
 */
export function BuyForm({
  item,
  most,
  words,
  firstAddId,
  addToCart,
}: {
  item: { slug: string; variantId: string; priceMinor: number; currency: string }
  most: number
  words: FormWords
  firstAddId: string
  addToCart: AddToCart
}) {
  // Tried again after a failure, it is the same press: it adds once.
  const [addOrSay, failure] = useWatched(addToCart)
  // Until this script is there, the browser sends the form to the action itself.
  const [answer, add, busy] = useActionState(useHydrated() ? addOrSay : addToCart, null)
  const [addId, setAddId] = useState(firstAddId)
  useEffect(() => {
    // One id a press: a double click sends the same one twice, the next press another. A page kept by the browser must not send an old one.
    setAddId(crypto.randomUUID())
    if (answer?.cart) tellCartCount(answer.cart)
  }, [answer])
  return (
    <form method="post" action="/checkout/buy" className="flex flex-col gap-3">
      <HiddenValues
        values={{
          product: item.slug,
          variant: item.variantId,
          addId,
          variantId: item.variantId,
          seenPriceMinor: item.priceMinor,
          seenCurrency: item.currency,
        }}
      />
      <div className="flex flex-wrap items-end gap-3">
        <Quantity most={most} label={words.quantity} />
        <button
          type="submit"
          formAction={add}
          className={buttonClass({ size: 'lg' }, 'min-w-40 flex-1')}
          aria-disabled={busy || undefined}
          onClick={(event) => busy && event.preventDefault()}
        >
          {busy && <Spinner />}
          <span>{busy ? words.adding : words.addToCart}</span>
        </button>
        <button type="submit" className={buttonClass({ size: 'lg', variant: 'secondary' }, 'min-w-32 flex-1')}>
          <span>{words.buyNow}</span>
        </button>
      </div>
      {failure && <Failed failure={failure} words={words} />}
      <p role="status" className={answer && !answer.ok ? 'text-danger text-sm' : 'text-sm'}>
        {answer && !failure && (
          <>
            <span>{answer.text}</span>{' '}
            {answer.ok && (
              <Link
                href="/cart"
                className="font-medium text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong hover:decoration-2"
              >
                {words.viewCart}
              </Link>
            )}
          </>
        )}
      </p>
    </form>
  )
}

/** As FailureAlert says it, by what this page has. */
function Failed({ failure, words }: { failure: PageFailure; words: FormWords }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every failure takes the focus
  useEffect(() => box.current?.focus(), [failure])
  const reference = failure.kind === 'server' && failure.reference
  return (
    <div ref={box} tabIndex={-1} role="alert" className="flex flex-col items-start gap-2.5 rounded-md bg-danger-soft px-4 py-3.5 text-danger text-sm">
      <p className="font-semibold">{reference ? words.serverWithReference.replace(REFERENCE, reference) : words[failure.kind]}</p>
      {needsReload(failure) && (
        <button type="button" className={buttonClass({ size: 'sm', variant: 'secondary' })} onClick={() => window.location.reload()}>
          <span>{words.reload}</span>
        </button>
      )}
    </div>
  )
}

function Quantity({ most, label }: { most: number; label: string }) {
  if (most <= 1) return <input type="hidden" name="quantity" value="1" />
  return (
    <label className="flex flex-col gap-1.5 font-medium text-sm">
      <span>{label}</span>
      <select name="quantity" defaultValue="1" className="control min-h-13 w-24">
        {Array.from({ length: most }, (_, at) => at + 1).map((count) => (
          <option key={count}>{count}</option>
        ))}
      </select>
    </label>
  )
}
