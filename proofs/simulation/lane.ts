import type { Sandbox } from '@souk/local-stripe'
import { db } from '@/lib/db/client'
import { type TestProduct, type TestSeller, testMarket } from '@/testing/market'

export interface Shelf {
  seller: TestSeller
  /** Charged at the checkout: as many as one likes; few pieces; charged in 3 days (held) or in 20 (the card is saved), or when it ships: few pieces again. */
  plenty: TestProduct
  few: TestProduct
  soon: TestProduct
  late: TestProduct
  shipped: TestProduct
}

/** Sellers whose orders come one after the other, so that faults on their accounts meet the order they were drawn for. */
export interface Lane {
  shelves: Shelf[]
}

export const FEW = 400
const DAY_SECONDS = 86_400

/** Two of the sellers charge tax. */
const TAXED = new Map<string, 'inclusive' | 'exclusive'>([
  ['Paper Moon', 'exclusive'],
  ['North Wool', 'inclusive'],
])

/** Sets out four sellers with their products. */
export async function openLane(sandbox: Sandbox): Promise<Lane> {
  const market = testMarket(sandbox)
  const shelves: Shelf[] = []
  for (const businessName of ['Clay & Kiln', 'Paper Moon', 'North Wool', 'Green Glass']) {
    const seller = await market.seller({ businessName })
    const behavior = TAXED.get(businessName)
    if (behavior) await market.tax(seller, { behavior, rates: [{ country: 'DE', rateMicros: 88_750 }] })
    const [plenty, few, soon, late, shipped] = await Promise.all([null, FEW, null, null, FEW].map((stock) => market.product(seller, { stock })))
    if (!plenty || !few || !soon || !late || !shipped) throw new Error('A shelf has five products')
    await Promise.all([setDay(soon.id, 3, sandbox), setDay(late.id, 20, sandbox)])
    await db().product.update({ where: { id: shipped.id }, data: { chargeWhen: 'on_shipment' } })
    shelves.push({ seller, plenty, few, soon, late, shipped })
  }
  return { shelves }
}

async function setDay(id: string, days: number, sandbox: Sandbox): Promise<void> {
  const chargeOn = new Date(((await sandbox.control.clock()).now + days * DAY_SECONDS) * 1000)
  await db().product.update({ where: { id }, data: { chargeWhen: 'on_date', chargeOn } })
}
