import type { NewPart } from '@/lib/db/orders/insert-order'
import type { CartView } from '@/lib/domain/cart/cart'
import { itemName } from '@/lib/domain/catalog/item-name'
import type { DiscountTerms } from '@/lib/domain/pricing/discount'
import type { QuoteView } from '@/lib/domain/wire/checkout-views'
import type { Said } from '@/lib/domain/wire/said'
import { groupsOfParts, totalsOf } from './checkout-groups'
import { codeViews } from './codes/code-views'
import type { CodeBuyer } from './codes/find-codes'
import { type CodesInForce, type PriceWish, priceLines } from './codes/price-lines'
import { type Delivery, deliveriesOf, isPhysical, parcelOf, zonesFor } from './deliveries'
import { saidOfUntaxed } from './delivery-refusals'
import type { Line } from './line'
import { linesToBuy } from './lines-to-buy'
import { makeParts } from './make-parts'
import { placeOfOrder, type TaxWish } from './taxes'

/**
 * @property needsPlace nothing is delivered, and a seller must know where the buyer is, for tax
 * @property sentence why one of the charges cannot be made; null where all can
 */
export type Quote = QuoteView & { isDelivered: boolean; needsPlace: boolean; sentence: Said[] | null }

/**
 * What the buyable lines of a cart come to, made as the charges will be made when Pay is pressed. What its seller does not deliver to the address is left out of
 * every sum and says why, as is what cannot be bought, and what cannot be taxed.
 */
export async function quoteOf(cart: CartView, wish: PriceWish & TaxWish, buyer: CodeBuyer): Promise<Quote> {
  const lines = await linesToBuy(cart)
  const zones = await zonesFor(lines, wish)
  const parcels = deliveriesOf(lines, wish, zones)
  const refused = lines.flatMap((line) => refusalOf(line, parcels) ?? [])
  const going = lines.filter((line) => !refusalOf(line, parcels))
  const priced = await priceLines(going, wish, zones, buyer)
  const place = placeOfOrder(parcels.size > 0, wish)
  const make = (own: Line[]) => makeParts(own, { completion: 'all_or_nothing', ...priced, place })
  const whole = await make(priced.lines)
  const untaxed = priced.lines.filter(({ product }) => isUntaxed(product.seller.id, whole.parts))
  const { parts, refusal, codeRefusals } = untaxed.length === 0 ? whole : await make(priced.lines.filter((line) => !untaxed.includes(line)))
  const shown = cart.groups.flatMap((group) => group.lines.map(({ product }) => product))
  const groups = groupsOfParts(parts, shown, (part) => deliveryOf(part, going, priced.deliveries))
  return {
    groups,
    totals: totalsOf(groups),
    leftOut: [...leftOutOf(cart), ...refused, ...untaxed.map(leftUntaxed)],
    codes: codeViews(wish.codes, parts, openCodes(priced.codes, wish), [...priced.refusals, ...codeRefusals]),
    isDelivered: parcels.size > 0,
    needsPlace: parcels.size === 0 && whole.parts.some(({ tax }) => tax.state !== 'none'),
    sentence: refusal?.sentence ?? null,
  }
}

/** Codes that show what they take off only once it is known where to deliver. */
function openCodes({ ofSellers }: CodesInForce, { shipTo }: PriceWish): DiscountTerms[] {
  return shipTo ? [] : [...ofSellers.values()].filter(({ kind }) => kind === 'free_shipping')
}

function isUntaxed(sellerId: string, parts: NewPart[]): boolean {
  return parts.some((part) => part.sellerId === sellerId && part.tax.state === 'failed')
}

function leftUntaxed({ product }: Line): QuoteView['leftOut'][number] {
  return { name: itemName(product), sentence: saidOfUntaxed(product.seller.shopName) }
}

function refusalOf(line: Line, deliveries: Map<string, Delivery>): QuoteView['leftOut'][number] | null {
  if (!isPhysical(line)) return null
  const offer = deliveries.get(parcelOf(line))?.offer
  return offer && 'refusal' in offer ? { name: itemName(line.product), sentence: offer.refusal } : null
}

function deliveryOf({ lines: own, delivery }: NewPart, lines: Line[], deliveries: Map<string, Delivery>): QuoteView['groups'][number]['delivery'] {
  const physical = lines.find((line) => isPhysical(line) && own.some(({ variantId }) => variantId === line.product.variantId))
  if (!physical) return null
  const parcel = deliveries.get(parcelOf(physical))
  if (!parcel?.offer || 'refusal' in parcel.offer) return { state: 'address_needed' }
  if (delivery && !delivery.isFirst) return { state: 'together' }
  const options = parcel.offer.rates.map(({ id, name, kind, costMinor, minDays, maxDays }) => ({ id, name, kind, costMinor, minDays, maxDays }))
  return { state: 'offered', options, chosenId: parcel.offer.chosen.id }
}

function leftOutOf({ groups }: CartView): QuoteView['leftOut'] {
  const lines = groups.flatMap((group) => group.lines)
  return lines.flatMap(({ product, pause }) => (pause === null ? [] : [{ name: itemName(product), sentence: pause }]))
}
