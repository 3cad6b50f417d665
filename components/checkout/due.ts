import { unpaidOf } from '@/components/checkout/progress/progress-words'
import { itemName } from '@/lib/domain/catalog/item-name'
import type { Money } from '@/lib/domain/money/money'
import { chargeTimeCode } from '@/lib/domain/order/charge-time'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import type { CheckoutProgress, PlaceOrderInput } from '@/lib/domain/wire/checkout-wire'

/** What pressing Pay charges, an amount a currency: all that is due now, or of an order that is paid in part what is missing. */
export function dueOf({ totals }: CheckoutView, progress: CheckoutProgress<unknown> | null): Money[] {
  const due = new Map<string, number>()
  if (progress && isPartlyPaid(progress)) {
    for (const { currency, amountMinor } of unpaidOf(progress)) due.set(currency, (due.get(currency) ?? 0) + amountMinor)
  } else for (const { currency, nowMinor } of totals) if (nowMinor > 0) due.set(currency, nowMinor)
  return [...due].map(([currency, amountMinor]) => ({ currency, amountMinor }))
}

/** How many payments pressing Pay makes now. */
export function paymentsDue({ groups }: CheckoutView, progress: CheckoutProgress<unknown> | null): number {
  if (progress && isPartlyPaid(progress)) return unpaidOf(progress).length
  return groups.filter(({ later }) => later === null).length
}

function isPartlyPaid({ parts }: CheckoutProgress<unknown>): boolean {
  return parts.some(({ status }) => status === 'captured' || status === 'scheduled')
}

/** The lines as they are sent, at the prices and times the page shows. */
export function itemsOf({ groups }: CheckoutView): PlaceOrderInput['items'] {
  return groups.flatMap(({ lines, currency, later }) =>
    lines.map(({ variantId, quantity, unitPriceMinor }) => {
      return { variantId, quantity, seenPriceMinor: unitPriceMinor, seenCurrency: currency, seenTime: chargeTimeCode(later) }
    }),
  )
}

/** What each charge comes to on the page, as it is sent. */
export function amountsOf({ groups }: CheckoutView): PlaceOrderInput['seenAmounts'] {
  return groups.map(({ seller, currency, amountMinor, amount }) => ({ sellerId: seller.id, currency, amountMinor, taxMinor: amount.taxMinor }))
}

/** How each item is called. */
export function namesOf({ groups }: CheckoutView): Map<string, string> {
  return new Map(groups.flatMap(({ lines }) => lines.map((line) => [line.variantId, itemName(line)])))
}
