import type { Sandbox } from '@souk/local-stripe'
import { db } from '@/lib/db/client'
import { addKeys } from '@/lib/digital/sell-keys'
import { uploadFile } from '@/testing/digital-goods'
import { type TestProduct, type TestSeller, testMarket } from '@/testing/market'
import { makeDiscount } from '@/testing/rows'

export interface Shelf {
  seller: TestSeller
  /** Charged at the checkout: as many as one likes; few pieces; charged in 3 days (held) or in 20 (the card is saved), or when it ships: few pieces again. */
  plenty: TestProduct
  few: TestProduct
  soon: TestProduct
  late: TestProduct
  shipped: TestProduct
  /** Few pieces that are sent in a parcel, at a price of its own. */
  parcel: TestProduct
  /** Comes with a license key a piece: as many as there are keys. */
  keyed: TestProduct
  /** A code of this seller, used up in the middle of it all. */
  code: string
}

/** Sellers whose orders come one after the other, so that faults on their accounts meet the order they were drawn for. */
export interface Lane {
  shelves: Shelf[]
  /** A code of the platform, the same in every lane, so that they race for it. */
  code: string
}

export const FEW = 400
/** Fewer than are wanted. */
const KEYS = 30
const DAY_SECONDS = 86_400

/** Two of the sellers charge tax. */
const TAXED = new Map<string, 'inclusive' | 'exclusive'>([
  ['Paper Moon', 'exclusive'],
  ['North Wool', 'inclusive'],
])

/** One of the sellers sells in euros, which their account does not settle in. */
const IN_EUROS = 'Green Glass'

/** One of the sellers pays a fee of their own. */
const WITH_OWN_FEE = 'North Wool'

/** Sets out four sellers with their products. */
export async function openLane(sandbox: Sandbox): Promise<Lane> {
  const market = testMarket(sandbox)
  const shelves: Shelf[] = []
  for (const businessName of ['Clay & Kiln', 'Paper Moon', 'North Wool', 'Green Glass']) {
    const seller = await market.seller({ businessName })
    const behavior = TAXED.get(businessName)
    if (behavior) await market.tax(seller, { behavior, rates: [{ country: 'DE', rateMicros: 88_750 }] })
    const priced = IN_EUROS === businessName ? { currency: 'eur' } : {}
    const [plenty, few, soon, late, shipped] = await Promise.all(
      [null, FEW, null, null, FEW].map((stock) => market.product(seller, { stock, ...priced })),
    )
    const parcel = await market.product(seller, { stock: FEW, kind: 'physical', weightGrams: 400 })
    const keyed = await withKeys(seller, await market.product(seller, { kind: 'digital' }))
    await uploadFile(seller.sellerId, keyed.id, new TextEncoder().encode('%PDF-1.7 a manual'))
    await market.zone(seller, { rates: [{}, { name: 'By weight', kind: 'by_weight', priceMinor: 700 }] })
    const { code } = await makeDiscount(seller.sellerId, { limitTotal: USES })
    if (businessName === WITH_OWN_FEE) await ownFee(seller.sellerId)
    if (!plenty || !few || !soon || !late || !shipped) throw new Error('A shelf has five products besides')
    await Promise.all([setDay(soon.id, 3, sandbox), setDay(late.id, 20, sandbox)])
    await db().product.update({ where: { id: shipped.id }, data: { chargeWhen: 'on_shipment' } })
    shelves.push({ seller, plenty, few, soon, late, shipped, parcel, keyed, code })
  }
  return { shelves, code: await platformCode() }
}

async function withKeys({ sellerId }: TestSeller, product: TestProduct): Promise<TestProduct> {
  const keys = Array.from({ length: KEYS }, (_, at) => `${product.id}-${at}`)
  const added = await addKeys(sellerId, product.id, product.variantId, keys.join('\n'))
  if (added.kind !== 'added') throw new Error(`Keys were ${added.kind}`)
  return product
}

/** The most orders that a code is good for. */
const USES = 6

async function ownFee(sellerId: string): Promise<void> {
  const limits = { feeLeastMinor: 150, feeMostMinor: 400, isOnShipping: true }
  await db().feeRule.create({ data: { currency: 'usd', sellerId, feeBps: 800, feeFixedMinor: 20, ...limits, startsAt: new Date(0) } })
}

async function platformCode(): Promise<string> {
  const there = await db().discount.findFirst({ where: { sellerId: null } })
  if (there) return there.code
  return (await makeDiscount(null, { kind: 'amount', amountMinor: 100, currency: 'usd', limitTotal: 5 * USES })).code
}

async function setDay(id: string, days: number, sandbox: Sandbox): Promise<void> {
  const chargeOn = new Date(((await sandbox.control.clock()).now + days * DAY_SECONDS) * 1000)
  await db().product.update({ where: { id }, data: { chargeWhen: 'on_date', chargeOn } })
}
