import { db } from '@/lib/db/client'
import { addKeys } from '@/lib/digital/sell-keys'
import { documentLinks } from '@/lib/documents/list-documents'
import { wrongWithAmount } from '@/proofs/simulation/check-amounts'
import { wrongWithKeys, wrongWithUses } from '@/proofs/simulation/check-goods'
import { checkedOrders } from '@/proofs/simulation/checked-order'
import { shipTo, type TestProduct, type testMarket } from '@/testing/market'
import { makeDiscount } from '@/testing/rows'

const KEYS = 400

/** What is bought at every point: a parcel with a code, something taxed, and a license key, from a seller each; what is taxed is charged on the platform. @returns with it, what else the wish says */
export async function setOutGoods(market: ReturnType<typeof testMarket>) {
  const [pottery, paper, wool] = [
    await market.seller({ businessName: 'Clay & Kiln' }),
    await market.seller({ businessName: 'Paper Moon', chargeModel: 'destination' }),
    await market.seller({ businessName: 'North Wool' }),
  ]
  const parcel = await market.product(pottery, { kind: 'physical', stock: KEYS, weightGrams: 300 })
  await market.zone(pottery)
  await market.tax(paper, { behavior: 'exclusive', rates: [{}] })
  const { code } = await makeDiscount(pottery.sellerId, { limitTotal: KEYS })
  const keyed = await market.product(wool, { kind: 'digital' })
  await stockKeys(wool.sellerId, keyed)
  return { products: [parcel, await market.product(paper), keyed], more: { shipTo: shipTo(), codes: [code] } }
}

async function stockKeys(sellerId: string, { id, variantId }: TestProduct): Promise<void> {
  const keys = Array.from({ length: KEYS }, (_, at) => `${id}-${at}`)
  const added = await addKeys(sellerId, id, variantId, keys.join('\n'))
  if (added.kind !== 'added') throw new Error(`Keys were ${added.kind}`)
}

/** What is wrong with the goods of a paid order: amounts, the use of its code, its key, and its documents, whose numbers leave nothing out. */
export async function wrongWithSale(checkoutId: string): Promise<string[]> {
  const order = (await checkedOrders({ checkoutId }))[0]
  if (!order) return ['there is no order']
  const documents = await documentLinks(order.parts.map(({ id }) => id))
  const unnumbered = documents.length === order.parts.length ? [] : [`${documents.length} documents of ${order.parts.length} parts`]
  const keys = (await wrongWithKeys()).map(({ says }) => says)
  return [...order.parts.flatMap(wrongWithAmount), ...wrongWithUses(order), ...keys, ...unnumbered, ...(await gaps())]
}

/** Series of documents in which a number is missing. */
async function gaps(): Promise<string[]> {
  const series = await db().document.groupBy({ by: ['sellerId', 'series'], _count: true, _max: { number: true } })
  return series.flatMap(({ series, _count, _max }) => (_max.number === _count ? [] : [`series ${series} has ${_count} numbers up to ${_max.number}`]))
}
