import type { NewPart } from '@/lib/db/orders/insert-order'
import { isFeeAllowed } from '@/lib/domain/facts/charge-rules'
import type { ChargeModel } from '@/lib/domain/order/charge-model'
import { type ChargeTiming, chargeTiming } from '@/lib/domain/order/charge-timing'
import type { Charge } from '@/lib/domain/order/charges'
import { type Completion, captureAtCheckout } from '@/lib/domain/order/order'
import { statementLine } from '@/lib/domain/order/statement-line'
import { NO_FEE } from '@/lib/domain/pricing/fee'
import type { FeesInForce } from '@/lib/domain/pricing/fee-rules'
import { NO_TAX, type PartInput, partAmount, type TaxAmount } from '@/lib/domain/pricing/part-amount'
import { type PlatformShare, platformShares } from '@/lib/domain/pricing/platform-discount'
import type { OfferedRate } from '@/lib/domain/shipping/rates'
import type { TaxPlace } from '@/lib/domain/tax/tax-rates'
import type { CheckoutRefusal } from '@/lib/domain/wire/checkout-wire'
import { feesInForce } from '@/lib/pricing/fee-rules'
import { stripeNow } from '@/lib/stripe/clock'
import { chargesFor, type LineWithLeast } from './charges-for'
import type { CodeRefusal } from './codes/find-codes'
import type { CodesInForce } from './codes/price-lines'
import { type Delivery, isPhysical, parcelOf } from './deliveries'
import type { Line } from './line'
import { type ChargeTax, type Taxable, taxesOf } from './taxes'

/** @property place where it is taxed; null while that is not known */
type Wish = { completion: Completion; deliveries: Map<string, Delivery>; codes: CodesInForce; place: TaxPlace | null }

/**
 * The parts of an order: one per seller, currency and day of payment, each its own charge on the seller's account.
 * Several that are paid together or not at all are authorized first and captured after the decision; one alone, and those that stand alone, are one call.
 * What a parcel costs is charged with the first of its parts. Tax is on what sellers' discounts leave.
 * @returns with them, why Stripe would not take one of them as a charge, null when it takes all; and which of the platform's codes do not count
 */
export async function makeParts(
  lines: Line[],
  { completion, deliveries, codes, place }: Wish,
): Promise<{ parts: NewPart[]; refusal: CheckoutRefusal | null; codeRefusals: CodeRefusal[] }> {
  const now = await stripeNow()
  const charges = chargesFor(lines, now)
  const captureMethod = captureAtCheckout({ completion, parts: charges })
  const bare = charges.map((charge, at) => bareOf(charge, deliveryOf(charges, at, deliveries)))
  const [taxes, fees] = await Promise.all([taxesOf(bare, place), feesOf(lines)])
  const drafts = bare.map((charge, at) => draftOf(charge, { now, fees }, taxes[at]))
  const { shares, refusals } = platformShares(codes.ofPlatform, drafts.map(subsidized))
  const parts = drafts.map((draft, at) => partOf(draft, { captureMethod, share: shares[at] ?? null, ofSellers: codes.ofSellers }))
  const codeRefusals = refusals.map(({ terms: { code }, sentence }) => ({ code, sentence }))
  return { parts, refusal: refusalOf(charges), codeRefusals }
}

type ChosenDelivery = { rate: OfferedRate; isFirst: boolean; savedMinor: number } | null

/** How the goods of a charge are delivered, and what of the parcel's price it bears. Null where it has nothing to deliver, or nobody knows where to yet. */
function deliveryOf(charges: Charge<LineWithLeast>[], at: number, deliveries: Map<string, Delivery>): ChosenDelivery {
  const physical = charges[at]?.lines.find(isPhysical)
  if (!physical) return null
  const key = parcelOf(physical)
  const delivery = deliveries.get(key)
  if (!delivery?.offer || 'refusal' in delivery.offer) return null
  const first = charges.findIndex(({ lines }) => lines.some((line) => isPhysical(line) && parcelOf(line) === key))
  const isFirst = first === at
  return { rate: delivery.offer.chosen, isFirst, savedMinor: isFirst ? delivery.savedMinor : 0 }
}

/** A charge before tax. */
type Bare = Taxable & { goods: LineWithLeast[]; delivery: ChosenDelivery }

function bareOf({ lines: goods }: Charge<LineWithLeast>, delivery: ChosenDelivery): Bare {
  const [first] = goods
  if (!first) throw new Error('A charge without a line')
  const { seller, currency } = first.product
  const lines = goods.map(({ product: { priceMinor, taxCode }, quantity, discountMinor }) => {
    return { amountMinor: priceMinor * quantity - discountMinor, quantity, taxCode }
  })
  return { seller, currency, lines, shippingMinor: delivery?.isFirst ? delivery.rate.costMinor : 0, goods, delivery }
}

/** A part before the platform takes something off. */
type Draft = {
  tax: NewPart['tax']
  lines: LineWithLeast[]
  first: LineWithLeast
  accountId: string
  chargeModel: ChargeModel
  statementLine: string
  timing: ChargeTiming
  delivery: ChosenDelivery
  input: PartInput
}

function feesOf(lines: Line[]): Promise<FeesInForce> {
  const products = lines.map(({ product }) => product)
  const each = (names: string[]) => [...new Set(names)]
  const currencies = each(products.map(({ currency }) => currency))
  const sellerIds = each(products.map(({ seller }) => seller.id))
  const categoryIds = each(products.flatMap(({ categoryId }) => categoryId ?? []))
  return feesInForce({ currencies, sellerIds, productIds: products.map(({ id }) => id), categoryIds })
}

function draftOf(
  { goods: lines, shippingMinor, delivery }: Bare,
  { now, fees }: { now: Date; fees: FeesInForce },
  taxed: ChargeTax | undefined,
): Draft {
  const [first] = lines
  const connection = first?.product.seller.connection
  if (!first || !connection) throw new Error(`Product ${first?.product.id} was for sale without a connected account`)
  if (!taxed) throw new Error(`Nobody worked out the tax of product ${first.product.id}`)
  const { seller, currency } = first.product
  const { state, tax, record } = taxed
  const isFree = !isFeeAllowed(connection)
  const input: PartInput = {
    currency,
    lines: lines.map((line, at) => ({
      ...amountOf(line, tax.lines[at]),
      ownFeeBps: isFree ? null : fees.ownBpsOf(seller.id, currency, line.product),
    })),
    shippingMinor,
    shippingTax: tax.shipping,
    fee: isFree ? NO_FEE : fees.ruleOf(seller.id, currency),
  }
  return {
    tax: { state, lines: tax.taxLines, record },
    lines,
    first,
    accountId: connection.accountId,
    chargeModel: connection.chargeModel,
    statementLine: statementLine(connection, seller.shopName),
    timing: chargeTiming(first.product, now),
    delivery,
    input,
  }
}

function amountOf({ product, quantity, discountMinor }: Line, tax: TaxAmount = NO_TAX): PartInput['lines'][number] {
  return { goodsMinor: product.priceMinor * quantity, discount: { sellerMinor: discountMinor, platformMinor: 0 }, tax }
}

/** What the platform may take off a part. */
function subsidized({ first, lines, input }: Draft) {
  const { totalMinor, applicationFeeMinor: feeMinor } = partAmount(input)
  const { currency, leastChargeMinor: leastMinor } = first.product
  const left = lines.map(({ product: { id: productId, priceMinor }, quantity, discountMinor }) => {
    return { productId, goodsMinor: priceMinor * quantity, leftMinor: priceMinor * quantity - discountMinor }
  })
  return { currency, totalMinor, feeMinor, leastMinor, lines: left }
}

type How = { captureMethod: NewPart['captureMethod']; share: PlatformShare | null; ofSellers: CodesInForce['ofSellers'] }

function partOf(draft: Draft, { captureMethod, share, ofSellers }: How): NewPart {
  const { first, accountId, chargeModel, statementLine, timing, delivery, tax, lines, input } = draft
  const withShare = input.lines.map((line, at) => ({ ...line, discount: { ...line.discount, platformMinor: share?.lineMinor[at] ?? 0 } }))
  const { totalMinor, applicationFeeMinor, ...amount } = partAmount({ ...input, lines: withShare })
  return {
    sellerId: first.product.seller.id,
    accountId,
    chargeModel,
    currency: input.currency,
    amountMinor: totalMinor,
    applicationFeeMinor,
    amount,
    ...feeOf(input),
    statementLine,
    ...timing,
    captureMethod: timing.chargeWhen === 'at_checkout' ? captureMethod : timing.captureMethod,
    delivery: delivery && chosenRate(delivery),
    tax,
    lines: lines.map(lineOf),
    discounts: discountsOf(draft, share, ofSellers.get(parcelOf(first))),
  }
}

/** The fee as it is frozen with the part. */
function feeOf({ fee, lines }: PartInput): Pick<NewPart, 'feeBps' | 'feeFixedMinor' | 'feeLimits' | 'ownFeeBps'> {
  const { feeBps, feeFixedMinor, feeLeastMinor = 0, feeMostMinor = null, isOnShipping = false } = fee
  const isLimited = feeLeastMinor > 0 || feeMostMinor !== null || isOnShipping
  const ownFeeBps = lines.map((line) => line.ownFeeBps ?? null)
  return { feeBps, feeFixedMinor, feeLimits: isLimited ? { feeLeastMinor, feeMostMinor, isOnShipping } : null, ownFeeBps }
}

/** What each code takes off which line, or off the delivery. */
function discountsOf(
  { lines, delivery }: Draft,
  share: PlatformShare | null,
  ofSeller: { id: string; code: string } | undefined,
): NewPart['discounts'] {
  const by = (code: { id: string; code: string } | undefined, bornBy: 'seller' | 'platform', variantId: string | null, amountMinor: number) =>
    code && amountMinor > 0 ? [{ variantId, discountId: code.id, code: code.code, bornBy, amountMinor }] : []
  return [
    ...lines.flatMap(({ product, discountMinor }) => by(ofSeller, 'seller', product.variantId, discountMinor)),
    ...by(ofSeller, 'seller', null, delivery?.savedMinor ?? 0),
    ...lines.flatMap(({ product }, at) => by(share?.terms, 'platform', product.variantId, share?.lineMinor[at] ?? 0)),
  ]
}

function chosenRate({ rate: { kind, name, minDays, maxDays }, isFirst }: NonNullable<ChosenDelivery>): NewPart['delivery'] {
  return { isFirst, deliverBy: kind === 'pickup' ? 'pickup' : 'shipping', rateName: name, minDays, maxDays }
}

/** A line as it is frozen with the order. */
function lineOf({ product, quantity }: LineWithLeast): NewPart['lines'][number] {
  const { id: productId, variantId, name, variantTitle, sku, kind, isMadeToOrder, priceMinor: unitPriceMinor } = product
  return { productId, variantId, name, variantTitle, sku, kind, isMadeToOrder, unitPriceMinor, quantity }
}

function refusalOf(charges: Charge<LineWithLeast>[]): CheckoutRefusal | null {
  for (const { problem, lines } of charges) {
    if (problem === null) continue
    const sentence = [problem]
    return { code: 'below_minimum', sentence, items: lines.map(({ product }) => ({ variantId: product.variantId, sentence })) }
  }
  return null
}
