import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { CurrencyTotal } from '@/components/ui/data/currency-total'
import { Price } from '@/components/ui/data/price'
import { Button } from '@/components/ui/form/button'
import { LinkButton } from '@/components/ui/form/link-button'
import { TextLink } from '@/components/ui/layout/text-link'
import { useSay } from '@/components/ui/use-say'
import type { CartView } from '@/lib/domain/cart/cart'
import type { EstimatedTotal } from '@/lib/domain/cart/delivery-estimate'
import type { Money } from '@/lib/domain/money/money'

type Props = { cart: CartView; totals: EstimatedTotal[]; isGuest: boolean; busy: boolean }

/** What the cart comes to, a total a currency with what delivery would add, and the way to pay it. */
export function CartSummary({ cart, totals, isGuest, busy }: Props) {
  const t = useTranslations('shop.summary')
  const say = useSay()
  const { groups, canCheckOut } = cart
  const problems = groups.flatMap(({ problem }) => (problem ? say(problem) : []))
  const isDelivered = groups.some(({ lines }) => lines.some(({ pause, product }) => pause === null && product.isDelivered))
  const tax = taxOf(groups)
  const left = groups.flatMap(({ lines }) => lines).filter(({ pause }) => pause !== null).length
  const sellers = new Set(groups.filter(({ lines }) => lines.some(({ pause }) => pause === null)).map(({ seller }) => seller.id)).size
  return (
    <section aria-labelledby="cart-total" className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-5 sm:p-6 lg:sticky lg:top-8">
      <h2 id="cart-total" className="font-semibold text-lg">
        {t('title')}
      </h2>
      <Totals totals={totals} />
      {isDelivered && (
        <p className="text-muted text-sm">{t(totals.some(({ deliveryMinor }) => deliveryMinor !== null) ? 'estimated' : 'delivery')}</p>
      )}
      {tax && <p className="text-muted text-sm">{t(tax)}</p>}
      {left > 0 && <p className="text-muted text-sm">{t('leftOut', { count: left })}</p>}
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
          <span>{t('checkOut')}</span>
        </LinkButton>
      ) : (
        <Button size="lg" wide disabled>
          {t('checkOut')}
        </Button>
      )}
      <p className="text-muted text-sm">{sellers > 1 ? t('severalShops', { sellers }) : t('oneCard')}</p>
      {isGuest && (
        <p className="border-line border-t pt-4 text-muted text-sm">
          {t.rich('signIn', {
            link: (text) => (
              <TextLink external href="/signin?next=/cart">
                {text}
              </TextLink>
            ),
          })}
        </p>
      )}
    </section>
  )
}

/** What can be said of tax before it is known where the buyer is. */
function taxOf(groups: CartView['groups']): 'taxAdded' | 'taxIncluded' | null {
  const bought = groups.filter(({ lines }) => lines.some(({ pause }) => pause === null))
  if (bought.some(({ tax }) => tax === 'exclusive')) return 'taxAdded'
  return bought.length > 0 && bought.every(({ tax }) => tax === 'inclusive') ? 'taxIncluded' : null
}

function Totals({ totals }: { totals: EstimatedTotal[] }) {
  if (totals.length === 0) return null
  return (
    <ul className="flex flex-col gap-3">
      {totals.map((total) => (
        <li key={total.currency} className="flex flex-col gap-1 not-first:border-line not-first:border-t not-first:pt-3">
          <Total total={total} isOne={totals.length === 1} />
        </li>
      ))}
    </ul>
  )
}

/** One total. Delivery stands above it where it is known; of what is charged on several days only the goods are added up: delivery goes with the first. */
function Total({ total: { currency, totalMinor, laterMinor, deliveryMinor, isWhole }, isOne }: { total: EstimatedTotal; isOne: boolean }) {
  const t = useTranslations('shop.summary')
  const isAdded = deliveryMinor !== null && isWhole && laterMinor === 0
  const values = { currency: currency.toUpperCase() }
  const name = isAdded ? (isOne ? t('estimatedTotal') : t('estimatedTotalIn', values)) : isOne ? t('total') : t('totalIn', values)
  const nowMinor = totalMinor - laterMinor + (isAdded ? deliveryMinor : 0)
  return (
    <>
      {isAdded && <Row label={t('products')} amountMinor={totalMinor} currency={currency} />}
      {isAdded && <Row label={t('estimatedDelivery')} amountMinor={deliveryMinor} currency={currency} />}
      <CurrencyTotal
        {...{ currency, laterMinor, nowMinor }}
        label={<span className="text-muted text-sm">{name}</span>}
        dueNow={t('dueNow')}
        later={t('later')}
      />
      {deliveryMinor !== null && !isAdded && <Row label={t('plusDelivery')} amountMinor={deliveryMinor} currency={currency} />}
    </>
  )
}

function Row({ label, amountMinor, currency }: { label: string } & Money) {
  return (
    <p className="flex items-baseline justify-between gap-4 text-sm">
      <span className="text-muted">{label}</span>
      <Price amountMinor={amountMinor} currency={currency} />
    </p>
  )
}

/** What was just chosen is not in the cart yet, and would not be what is paid. */
const stay = (event: MouseEvent) => event.preventDefault()
