import type { CheckoutRefusal, PlaceOrderInput } from '@/lib/domain/wire/checkout-wire'

type NewPrices = Extract<CheckoutRefusal<string>, { code: 'price_changed' }>['prices']

/** What each price was on the page, and what it is now. @param seen the lines as they were sent */
export function changesOf(prices: NewPrices, seen: PlaceOrderInput['items']) {
  return prices.flatMap(({ variantId, priceMinor, currency }) => {
    const was = seen.find((item) => item.variantId === variantId)
    const now = { amountMinor: priceMinor, currency }
    return was ? [{ variantId, was: { amountMinor: was.seenPriceMinor, currency: was.seenCurrency }, now }] : []
  })
}
