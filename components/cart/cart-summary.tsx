import { Lock } from 'lucide-react'
import type { MouseEvent } from 'react'
import { Price } from '@/components/ui/data/price'
import { Button } from '@/components/ui/form/button'
import { LinkButton } from '@/components/ui/form/link-button'
import { TextLink } from '@/components/ui/layout/text-link'
import type { CartView } from '@/lib/domain/cart/cart'

/** What the cart comes to, a total a currency, and the way to pay it. */
export function CartSummary({ cart, isGuest, busy }: { cart: CartView; isGuest: boolean; busy: boolean }) {
  const { groups, totals, canCheckOut } = cart
  const problems = groups.flatMap(({ problem }) => problem ?? [])
  const left = groups.flatMap(({ lines }) => lines).filter(({ pause }) => pause !== null).length
  const sellers = groups.filter(({ lines }) => lines.some(({ pause }) => pause === null)).length
  return (
    <section aria-labelledby="cart-total" className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-5 sm:p-6 lg:sticky lg:top-8">
      <h2 id="cart-total" className="font-semibold text-lg">
        Total
      </h2>
      {totals.length > 0 && (
        <ul className="flex flex-col gap-2">
          {totals.map(({ currency, totalMinor }) => (
            <li key={currency} className="flex items-baseline justify-between gap-4">
              <span className="text-muted text-sm">{totals.length > 1 ? `In ${currency.toUpperCase()}` : 'To pay'}</span>
              <Price amountMinor={totalMinor} currency={currency} className="display text-2xl" />
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <p className="text-muted text-sm">
          {left === 1 ? 'One product cannot be bought as it is' : `${left} products cannot be bought as they are`} and {left === 1 ? 'is' : 'are'}{' '}
          left out.
        </p>
      )}
      {problems.length > 0 && (
        <ul className="wrap-anywhere flex flex-col gap-2 text-sm text-warn">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {canCheckOut ? (
        // A plain link: the checkout begins with a page of its own, and with its own id.
        <LinkButton href="/checkout" external size="lg" wide aria-disabled={busy || undefined} onClick={busy ? stay : undefined}>
          <Lock aria-hidden className="size-4" />
          Check out
        </LinkButton>
      ) : (
        <Button size="lg" wide disabled>
          Check out
        </Button>
      )}
      <p className="text-muted text-sm">
        {sellers > 1
          ? `One card entry pays ${sellers === 2 ? 'both shops' : `all ${sellers} shops`}: nobody is charged unless everybody can be.`
          : 'You enter your card once. Stripe handles it; we never see the number.'}
      </p>
      {isGuest && (
        <p className="border-line border-t pt-4 text-muted text-sm">
          <TextLink external href="/signin?next=/cart">
            Sign in
          </TextLink>{' '}
          to find this cart on your other devices. What is in it comes along.
        </p>
      )}
    </section>
  )
}

/** What was just chosen is not in the cart yet, and would not be what is paid. */
const stay = (event: MouseEvent) => event.preventDefault()
