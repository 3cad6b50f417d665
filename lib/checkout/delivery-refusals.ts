import type { NewPart } from '@/lib/db/orders/insert-order'
import type { Money } from '@/lib/domain/money/money'
import type { CheckoutRefusal, PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import type { Said } from '@/lib/domain/wire/said'
import type { Delivery } from './deliveries'
import type { Line } from './line'

const NOTHING_CHARGED: Said = { key: 'order.nothingCharged' }

/** Why what was ordered cannot be delivered: nobody said where to, or its sellers do not deliver there. Null where it can. */
export function deliveryRefusal(deliveries: Delivery[]): CheckoutRefusal | null {
  if (deliveries.some(({ offer }) => offer === null)) return { code: 'address_needed', sentence: [{ key: 'checkout.noAddress' }, NOTHING_CHARGED] }
  const refused = deliveries.flatMap(({ lines, offer }) => (offer && 'refusal' in offer ? [{ lines, sentence: [offer.refusal] }] : []))
  if (refused.length === 0) return null
  const items = refused.flatMap(({ lines, sentence }) => lines.map(({ product: { variantId } }) => ({ variantId, sentence })))
  return { code: 'not_delivered', sentence: [...refused.flatMap(({ sentence }) => sentence), NOTHING_CHARGED], items }
}

/** Why what was ordered cannot be taxed: nobody said where its buyer is. Null where it can, or nobody taxes it. */
export function placeRefusal(parts: NewPart[]): CheckoutRefusal | null {
  const isMissing = parts.some(({ tax }) => tax.state === 'place_needed')
  return isMissing ? { code: 'address_needed', sentence: [{ key: 'checkout.noTaxPlace' }, NOTHING_CHARGED] } : null
}

/** Why the tax of some of what was ordered is not known: Stripe does not work it out for its seller now. Nothing is sold untaxed. Null where all is known. */
export function untaxedRefusal(parts: NewPart[], lines: Line[]): CheckoutRefusal | null {
  const failed = new Set(parts.filter(({ tax }) => tax.state === 'failed').map(({ sellerId }) => sellerId))
  if (failed.size === 0) return null
  const own = lines.filter(({ product }) => failed.has(product.seller.id))
  const items = own.map(({ product: { variantId, seller } }) => ({ variantId, sentence: [saidOfUntaxed(seller.shopName)] }))
  const shops = [...new Set(own.map(({ product }) => product.seller.shopName))]
  return { code: 'seller_cannot_charge', sentence: [...shops.map(saidOfUntaxed), NOTHING_CHARGED], items }
}

/** That the tax of a shop cannot be worked out. */
export function saidOfUntaxed(shop: string): Said {
  return { key: 'checkout.taxFailed', values: { shop } }
}

/** Why codes that the buyer saw counted do not any more. Null where all do. */
export function codesRefusal(codes: { code: string; sentence: Said | null }[]): CheckoutRefusal | null {
  const gone = codes.flatMap(({ code, sentence }) => (sentence ? [{ code, sentence }] : []))
  if (gone.length === 0) return null
  return { code: 'amount_changed', sentence: [...gone.map(({ sentence }) => sentence), NOTHING_CHARGED], codes: gone.map(({ code }) => code) }
}

/** Why what the buyer saw is not what would be charged, by seller: a rate or its tax is another by now. Null where all is as it was shown. */
export function amountRefusal({ seenAmounts }: PlaceOrder, parts: NewPart[], lines: Line[]): CheckoutRefusal | null {
  if (!seenAmounts) return null
  const changed = parts.flatMap(({ sellerId, currency, amountMinor, amount: { taxMinor } }, at) => {
    const seen = seenAmounts[at]
    const isSame = seen?.sellerId === sellerId && seen.currency === currency && seen.amountMinor === amountMinor
    if (isSame) return []
    const shop = lines.find(({ product }) => product.seller.id === sellerId)?.product.seller.shopName ?? ''
    const [now, then] = [
      { amountMinor, currency },
      { amountMinor: seen?.amountMinor ?? 0, currency: seen?.currency ?? currency },
    ]
    const total: Said = { key: 'checkout.amountNow', values: { shop, now, seen: then } }
    if (!seen || seen.taxMinor === undefined || seen.taxMinor === taxMinor) return [total]
    const tax = (taxNow: number): Money => ({ amountMinor: taxNow, currency })
    return [{ key: 'checkout.taxNow' as const, values: { shop, now: tax(taxMinor), seen: tax(seen.taxMinor) } }, total]
  })
  return changed.length > 0 ? { code: 'amount_changed', sentence: [...changed, NOTHING_CHARGED] } : null
}
