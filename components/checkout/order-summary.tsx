import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LineChoice } from '@/components/orders/line-choice'
import { AmountLines } from '@/components/ui/data/amount-lines'
import { CurrencyTotal } from '@/components/ui/data/currency-total'
import { Price } from '@/components/ui/data/price'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { isolated } from '@/components/ui/isolated'
import { TextLink } from '@/components/ui/layout/text-link'
import { useSay } from '@/components/ui/use-say'
import { saidOfTime } from '@/lib/domain/order/charge-time'
import type { CheckoutGroup, CheckoutView } from '@/lib/domain/wire/checkout-views'
import { SummaryFold } from './summary-fold'

/**
 * What is being bought, by seller, with what each will put on the card's statement, and what it comes to.
 * @param isBegun there is an order, which changes to the cart do not reach any more
 * @param foot what stands above what it comes to
 */
export function OrderSummary({ view, isBegun, foot }: { view: CheckoutView; isBegun: boolean; foot?: ReactNode }) {
  const t = useTranslations('checkout.summary')
  const say = useSay()
  const { groups, leftOut, origin } = view
  const back = origin.kind === 'cart' ? '/cart' : `/products/${origin.slug}`
  return (
    <section aria-labelledby="summary" className="flex flex-col gap-7 self-start max-lg:w-full lg:sticky lg:top-8">
      <SummaryFold view={view}>
        <div className="flex items-baseline justify-between gap-4">
          <h2 id="summary" className={groups.length > 1 ? 'font-semibold text-lg max-lg:sr-only' : 'sr-only'}>
            {t('title')}
          </h2>
          {!isBegun && (
            <TextLink href={back} className="text-sm">
              {t(origin.kind === 'cart' ? 'editCart' : 'backToProduct')}
            </TextLink>
          )}
        </div>
        {groups.map((group) => (
          <Group key={group.id} group={group} isOnly={groups.length === 1} />
        ))}
        {groups.length > 0 && foot}
        {groups.length > 0 && <Totals view={view} />}
      </SummaryFold>
      {leftOut.length > 0 && (
        <div className="rounded-md bg-warn-soft px-4 py-3.5 text-sm">
          <h3 className="font-semibold text-warn">{t(origin.kind === 'cart' ? 'leftOut' : 'leftOutProduct')}</h3>
          <ul className="wrap-anywhere mt-1 flex flex-col gap-1">
            {leftOut.map(({ name, sentence }) => (
              <li key={name}>{t.rich('leftOutLine', { name, sentence: say(sentence), b: (text) => <bdi className="font-medium">{text}</bdi> })}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function Group({ group, isOnly }: { group: CheckoutGroup; isOnly: boolean }) {
  const t = useTranslations('checkout.summary')
  const say = useSay()
  const { id, seller, currency, lines, amountMinor, amount, delivery, statementLine, later } = group
  const isPriced = delivery?.state === 'offered' || delivery?.state === 'agreed'
  const shopLink = (shop: ReactNode) => (
    <Link href={`/sellers/${seller.slug}`} className="font-medium text-ink underline underline-offset-3">
      <bdi>{shop}</bdi>
    </Link>
  )
  return (
    <section aria-labelledby={`group-${id}`} className="flex flex-col gap-4">
      <h3 id={`group-${id}`} className="text-muted text-sm">
        {t.rich('soldBy', { shop: seller.shopName, name: shopLink })}
      </h3>
      <ul className="flex flex-col gap-4">
        {lines.map((line) => (
          <li key={line.variantId} className="flex gap-4">
            <ProductPicture url={line.pictureUrl} alt="" eager className={`shrink-0 rounded-md ${isOnly ? 'size-20 sm:size-28' : 'size-14'}`} />
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <p dir="auto" className={`display ${isOnly ? 'text-xl' : 'text-lg leading-snug'}`}>
                {line.name}
              </p>
              <LineChoice variantTitle={line.variantTitle} />
              <p className="text-muted text-sm">
                <span>{`${line.quantity} ×`}</span> <Price amountMinor={line.unitPriceMinor} currency={currency} />
              </p>
              {line.isMadeToOrder && <p className="text-sm">{t('madeToOrder')}</p>}
            </div>
            <Price amountMinor={line.unitPriceMinor * line.quantity} currency={currency} className="font-medium" />
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-1 border-line border-t pt-3 text-sm">
        <AmountLines amount={amount} currency={currency} isDelivered={isPriced} />
        {delivery?.state === 'address_needed' && <p className="text-muted">{t('addressNeeded')}</p>}
        {delivery?.state === 'together' && <p className="text-muted">{t('together')}</p>}
        {!isOnly && (
          <p className="flex items-baseline justify-between gap-4">
            <span className="text-muted">{t.rich('paymentTo', { shop: seller.shopName, ...isolated })}</span>
            <Price amountMinor={amountMinor} currency={currency} className="font-medium" />
          </p>
        )}
        {later && <p className="text-info">{say(saidOfTime(later))}</p>}
        <p className="text-muted">
          {t.rich('statement', { line: statementLine, name: (line) => <bdi className="whitespace-nowrap font-medium text-ink">{line}</bdi> })}
        </p>
      </div>
    </section>
  )
}

function Totals({ view: { totals, groups } }: { view: CheckoutView }) {
  const t = useTranslations('checkout.summary')
  const [only] = groups
  const sellers = new Set(groups.map(({ seller }) => seller.id)).size
  const later = groups.filter((group) => group.later).length
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-4">
      {totals.map(({ currency, nowMinor, laterMinor }) => (
        <div key={currency} className="flex flex-col gap-1">
          <CurrencyTotal
            {...{ currency, nowMinor, laterMinor }}
            label={<span className="font-semibold">{totals.length > 1 ? t('totalIn', { currency: currency.toUpperCase() }) : t('total')}</span>}
            dueNow={t('dueNow')}
            later={t('later')}
          />
        </div>
      ))}
      <p className="text-muted text-sm">
        <span>
          {groups.length === 1 && only
            ? t.rich('one', { shop: only.seller.shopName, ...isolated })
            : later > 0
              ? t('severalLater', { now: groups.length - later, later, sellers })
              : t('several', { payments: groups.length, sellers })}
        </span>{' '}
        <span>{t(stillToCome(groups))}</span>
      </p>
    </div>
  )
}

/** What is added to the total once it is known where the buyer is. */
function stillToCome(groups: CheckoutGroup[]): 'deliveryComes' | 'taxComes' | 'final' {
  if (groups.some(({ delivery }) => delivery?.state === 'address_needed')) return 'deliveryComes'
  return groups.some(({ amount }) => amount.tax.state === 'place_needed') ? 'taxComes' : 'final'
}
