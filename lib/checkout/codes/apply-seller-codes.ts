import { chargesFor } from '@/lib/checkout/charges-for'
import { type Delivery, freed, isPhysical, parcelOf } from '@/lib/checkout/deliveries'
import type { Line } from '@/lib/checkout/line'
import { appliesTo, type DiscountTerms, sharesOf, whyNotFor } from '@/lib/domain/pricing/discount'
import type { Said } from '@/lib/domain/wire/said'
import type { CodeRefusal } from './find-codes'

/** How lines would be delivered, by `parcelOf`. */
type Deliver = (lines: Line[]) => Map<string, Delivery>

/** Lines with what sellers take off them, how they are delivered then, and by which code of the seller, by `parcelOf`. */
export type SellerPrices = { lines: Line[]; deliveries: Map<string, Delivery>; codes: Map<string, DiscountTerms>; refusals: CodeRefusal[] }

/** What a code makes of one seller's lines in one currency. `sentence`: why it does not count. */
type Tried = { lines: Line[]; delivery: Delivery | undefined; totalMinor: number; sentence: Said | null }

/**
 * Takes off what sellers' codes take off. Of one seller, in one currency, the code counts that leaves the buyer to pay least, delivery included; one that would
 * leave a charge below what Stripe takes does not count.
 * @param now by Stripe's clock
 */
export function applySellerCodes(lines: Line[], codes: DiscountTerms[], deliver: Deliver, now: Date): SellerPrices {
  const prices: SellerPrices = { lines: [], deliveries: new Map(), codes: new Map(), refusals: [] }
  for (const key of new Set(lines.map(parcelOf))) {
    const own = lines.filter((line) => parcelOf(line) === key)
    const sellerId = own[0]?.product.seller.id
    const plain = tryCode(own, null, deliver, now)
    const tried = codes.flatMap((terms) => (terms.sellerId === sellerId ? [{ terms, ...tryCode(own, terms, deliver, now) }] : []))
    const [best] = tried.map((each) => ({ ...each, sentence: each.sentence ?? whyUseless(each, plain) })).sort(byTotal)
    const chosen = best && best.sentence === null ? best : null
    for (const each of tried) if (each.terms !== chosen?.terms) prices.refusals.push(refusalOf(each, chosen?.terms.code))
    if (chosen) prices.codes.set(key, chosen.terms)
    const { lines: priced, delivery } = chosen ?? plain
    prices.lines.push(...priced)
    if (delivery) prices.deliveries.set(key, delivery)
  }
  // In the order in which they came, since the order of charges follows it.
  prices.lines.sort((a, b) => placeOf(a, lines) - placeOf(b, lines))
  return prices
}

const placeOf = ({ product: { variantId } }: Line, lines: Line[]) => lines.findIndex(({ product }) => product.variantId === variantId)

const byTotal = (a: Tried, b: Tried) => Number(a.sentence !== null) - Number(b.sentence !== null) || a.totalMinor - b.totalMinor

function refusalOf({ terms: { code }, sentence }: Tried & { terms: DiscountTerms }, other: string | undefined): CodeRefusal {
  const better: Said | null = other === undefined ? null : { key: 'discount.otherIsBetter', values: { code, other } }
  return { code, sentence: sentence ?? better ?? { key: 'discount.savesNothing', values: { code } } }
}

/** A code that lowers nothing is not used up by that; free delivery counts before it is known where to. */
function whyUseless({ terms: { code, kind }, totalMinor, delivery }: Tried & { terms: DiscountTerms }, plain: Tried): Said | null {
  const isOpen = kind === 'free_shipping' && delivery?.offer === null
  return isOpen || totalMinor < plain.totalMinor ? null : { key: 'discount.savesNothing', values: { code } }
}

function tryCode(own: Line[], terms: DiscountTerms | null, deliver: Deliver, now: Date): Tried {
  const lines = terms ? discounted(own, terms) : own
  const [usual] = deliver(lines).values()
  const isFree = terms?.kind === 'free_shipping'
  const delivery = usual && isFree ? freed(usual) : usual
  const costMinor = delivery?.offer && 'chosen' in delivery.offer ? delivery.offer.chosen.costMinor : 0
  const totalMinor = lines.reduce((sum, line) => sum + leftOf(line), costMinor)
  const sentence = terms && (whyNot(own, terms) ?? whyBelow(lines, terms, costMinor, now))
  return { lines, delivery, totalMinor, sentence }
}

function discounted(own: Line[], terms: DiscountTerms): Line[] {
  const currency = own[0]?.product.currency ?? ''
  if (whyNot(own, terms) || terms.kind === 'free_shipping') return own
  const shares = sharesOf(terms, own.map(goodsOf), currency)
  return own.map((line, at) => ({ ...line, discountMinor: shares[at] ?? 0 }))
}

function whyNot(own: Line[], terms: DiscountTerms): Said | null {
  const isDelivered = own.some((line) => isPhysical(line) && appliesTo(terms, goodsOf(line)))
  if (terms.kind === 'free_shipping' && !isDelivered) return { key: 'discount.nothingApplies', values: { code: terms.code } }
  return whyNotFor(terms, own.map(goodsOf), own[0]?.product.currency ?? '')
}

function whyBelow(lines: Line[], { code }: DiscountTerms, costMinor: number, now: Date): Said | null {
  const charges = chargesFor(lines, now)
  const first = charges.findIndex((charge) => charge.lines.some(isPhysical))
  for (const [at, { lines: own, currency }] of charges.entries()) {
    const amountMinor = own.reduce((sum, line) => sum + leftOf(line), at === first ? costMinor : 0)
    const { leastChargeMinor, seller } = own[0]?.product ?? { leastChargeMinor: 0, seller: null }
    const limit = { amountMinor: leastChargeMinor, currency }
    if (amountMinor < leastChargeMinor) return { key: 'discount.belowCharge', values: { code, shop: seller?.shopName ?? '', limit } }
  }
  return null
}

const goodsOf = ({ product: { id, priceMinor }, quantity }: Line) => ({ productId: id, goodsMinor: priceMinor * quantity })

const leftOf = ({ product: { priceMinor }, quantity, discountMinor }: Line) => priceMinor * quantity - discountMinor
