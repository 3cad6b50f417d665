import Link from 'next/link'
import { Price } from '@/components/ui/data/price'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { TextLink } from '@/components/ui/layout/text-link'
import type { CheckoutGroup, CheckoutView } from '@/lib/domain/wire/views'

/** What is being bought, by seller, with what each will put on the card's statement, and what it comes to. */
export function OrderSummary({ view }: { view: CheckoutView }) {
  const { groups, leftOut, origin, begun } = view
  return (
    <section aria-labelledby="summary" className="flex flex-col gap-7 self-start lg:sticky lg:top-8">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="summary" className={groups.length > 1 ? 'font-semibold text-lg' : 'sr-only'}>
          Your order
        </h2>
        {origin.kind === 'cart' && !begun && (
          <TextLink href="/cart" className="text-sm">
            Change the cart
          </TextLink>
        )}
      </div>
      {groups.map((group) => (
        <Group key={group.id} group={group} isOnly={groups.length === 1} />
      ))}
      <Totals view={view} />
      {leftOut.length > 0 && (
        <div className="rounded-md bg-warn-soft px-4 py-3.5 text-sm">
          <h3 className="font-semibold text-warn">Left out, and kept in your cart</h3>
          <ul className="wrap-anywhere mt-1 flex flex-col gap-1">
            {leftOut.map(({ name, sentence }) => (
              <li key={name}>
                <span className="font-medium">{name}:</span> {sentence}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function Group({ group, isOnly }: { group: CheckoutGroup; isOnly: boolean }) {
  const { id, seller, currency, lines, amountMinor, statementLine, later } = group
  return (
    <section aria-labelledby={`group-${id}`} className="flex flex-col gap-4">
      <h3 id={`group-${id}`} className="text-muted text-sm">
        Sold by{' '}
        <Link href={`/sellers/${seller.slug}`} className="font-medium text-ink underline underline-offset-3">
          <bdi>{seller.shopName}</bdi>
        </Link>
      </h3>
      <ul className="flex flex-col gap-4">
        {lines.map((line) => (
          <li key={line.productId} className="flex gap-4">
            <ProductPicture url={line.pictureUrl} alt="" eager className={`shrink-0 rounded-md ${isOnly ? 'size-20 sm:size-28' : 'size-14'}`} />
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <p className={`display ${isOnly ? 'text-xl' : 'text-lg leading-snug'}`}>{line.name}</p>
              <p className="text-muted text-sm">
                {line.quantity} × <Price amountMinor={line.unitPriceMinor} currency={currency} />
              </p>
            </div>
            <Price amountMinor={line.unitPriceMinor * line.quantity} currency={currency} className="font-medium" />
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-1 border-line border-t pt-3 text-sm">
        {!isOnly && (
          <p className="flex items-baseline justify-between gap-4">
            <span className="text-muted">
              Paid to <bdi>{seller.shopName}</bdi>
            </span>
            <Price amountMinor={amountMinor} currency={currency} className="font-medium" />
          </p>
        )}
        {later && <p className="text-info">{later}.</p>}
        <p className="text-muted">
          Your statement will show <span className="whitespace-nowrap font-medium text-ink">{statementLine}</span>.
        </p>
      </div>
    </section>
  )
}

function Totals({ view: { totals, groups } }: { view: CheckoutView }) {
  const [only] = groups
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-4">
      {totals.map(({ currency, nowMinor, laterMinor }) => (
        <div key={currency} className="flex flex-col gap-1">
          <p className="flex items-baseline justify-between gap-4">
            <span className="font-semibold">{totals.length > 1 ? `Total in ${currency.toUpperCase()}` : 'Total'}</span>
            <Price amountMinor={nowMinor + laterMinor} currency={currency} className="display text-2xl" />
          </p>
          {laterMinor > 0 && (
            <p className="flex items-baseline justify-between gap-4 text-muted text-sm">
              <span>Of it now</span>
              <Price amountMinor={nowMinor} currency={currency} />
            </p>
          )}
        </div>
      ))}
      <p className="text-muted text-sm">
        {groups.length === 1 && only
          ? `One payment to ${only.seller.shopName}.`
          : `${groups.length} payments, one to each seller, with one card entry.`}{' '}
        Nothing is added later.
      </p>
    </div>
  )
}
