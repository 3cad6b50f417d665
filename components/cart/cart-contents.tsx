'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { useWatched } from '@/components/ui/failure/use-watched'
import { Button } from '@/components/ui/form/button'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useSay } from '@/components/ui/use-say'
import type { CartView } from '@/lib/domain/cart/cart'
import { cartDelivered, type DeliveryEstimate, estimatedTotals, parcelFor } from '@/lib/domain/cart/delivery-estimate'
import type { NamedCountry } from '@/lib/domain/text/country'
import type { CartAnswer, PostChange } from './cart-change'
import { CartGroupSection } from './cart-group'
import { CartSummary } from './cart-summary'
import { DeliverTo } from './deliver-to'
import { EmptyCart } from './empty-cart'

type Props = { cart: CartView; estimate: DeliveryEstimate | null; countries: NamedCountry[]; edit: Edit; isGuest: boolean }
type Edit = (before: CartAnswer, form: FormData) => Promise<CartAnswer>

/**
 * A cart that can be changed in place: what was done is said aloud, and what was taken out can be put back.
 * @param edit the action that changes the cart
 * @param estimate what delivery would cost; null where nothing is delivered
 * @param countries named by the server: a browser may know other names
 * @param isGuest guests are told how to keep the cart
 */
export function CartContents({ cart: whole, estimate, countries, edit, isGuest }: Props) {
  const t = useTranslations('shop.cart')
  const [editOrSay, failure] = useWatched(edit)
  // Until this script is there, the browser sends the forms to the action itself.
  const [answer, post, busy] = useActionState(useHydrated() ? editOrSay : edit, null)
  const cart = estimate ? cartDelivered(whole, estimate) : whole
  return (
    <div className="flex flex-col gap-6">
      <FailureAlert failure={failure}>{t('mayNotHaveChanged')}</FailureAlert>
      <Answer answer={failure ? null : answer} post={post} />
      {cart.groups.length === 0 ? (
        <EmptyCart />
      ) : (
        <div aria-busy={busy} className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
          <div className="flex flex-col gap-6">
            {estimate && <DeliverTo country={estimate.country} countries={countries} />}
            {cart.groups.map((group) => (
              <CartGroupSection
                key={`${group.seller.id} ${group.currency}`}
                group={group}
                parcel={estimate && parcelFor(estimate, group)}
                post={post}
              />
            ))}
          </div>
          <CartSummary cart={cart} totals={estimatedTotals(cart, estimate)} isGuest={isGuest} busy={busy} />
        </div>
      )}
    </div>
  )
}

/** Says what was done. The line that had the focus may be gone: the message takes it then, with the way back beside it. */
function Answer({ answer, post }: { answer: CartAnswer; post: PostChange }) {
  const t = useTranslations('shop.cart')
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answer?.undo) box.current?.focus()
  }, [answer])
  const bar = 'flex items-center justify-between gap-4 rounded-md px-4 py-2.5 text-sm wrap-anywhere'
  const look = answer?.ok === false ? `${bar} bg-danger-soft text-danger` : answer?.undo ? `${bar} bg-sunken` : 'sr-only'
  return (
    <div ref={box} tabIndex={-1} role="status" className={look}>
      {answer && <span>{say(answer.sentence)}</span>}
      {answer?.undo && (
        // The button goes once it is done: the focus stays with what is said of it.
        <form action={post} onSubmit={() => box.current?.focus()} className="shrink-0">
          <HiddenValues values={{ ...answer.undo, change: 'put_back' }} />
          <Button type="submit" size="sm" variant="ghost">
            {t('undo')}
          </Button>
        </form>
      )}
    </div>
  )
}
