import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { checkoutPage } from '@/lib/checkout/checkout-page'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { NO_TRACKING } from '@/lib/domain/fulfilment/ship-form'
import { shipItems } from '@/lib/fulfilment/ship-items'
import { testDatabase } from '@/testing/database'
import { shipTo } from '@/testing/market'
import { testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { declineReturn } from './answer-return'
import { readBuyersReturns, readReturnPage } from './read-returns'
import { requestReturn } from './request-return'
import { setReturnPolicy } from './return-policy'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { market, rowOf } = testReturns(sandbox)
afterAll(stopJobs)

const BERLIN = shipTo({ country: 'DE', state: null, city: 'Berlin', postalCode: '10115' })
const NONE = { takesReturns: false, windowDays: 14 as const, paysPostage: false, returnAddress: null }

/** A ring that is made to order and a mug, bought together in Berlin and shipped. */
async function bought() {
  const seller = await market.seller()
  await market.zone(seller)
  const ring = await market.product(seller, { kind: 'physical', isMadeToOrder: true, name: 'Ring' })
  const mug = await market.product(seller, { kind: 'physical', name: 'Mug' })
  const buyer = market.guest()
  const wish = market.wish([ring, mug], await market.card(), { shipTo: BERLIN })
  await placeOrder(wish, buyer)
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
  const lineOf = (name: string) => part.lines.find((line) => line.name === name)?.id ?? ''
  const [ringId, mugId] = [lineOf('Ring'), lineOf('Mug')]
  const { sellerId } = seller
  const { orderId, id: partId } = part
  expect(await shipItems(sellerId, partId, randomUUID(), { ...NO_TRACKING, quantities: { [ringId]: '1', [mugId]: '1' } })).toEqual({
    kind: 'shipped',
  })
  const wants = async (...lines: string[]) => {
    const id = randomUUID()
    const quantities = Object.fromEntries(lines.map((line) => [line, '1']))
    const answer = await requestReturn({ orderId, partId, buyer, key: undefined }, id, { quantities, reason: 'changed_mind', words: '' }, [])
    return { id, answer, of: { sellerId, sellerOrderId: partId, returnId: id } }
  }
  return { sellerId, ring, buyer, orderId, partId, ringId, mugId, wants }
}

test('within the EU fortnight the mug is approved by law, the ring is its seller’s to decide, and the two are asked for apart', async () => {
  const { wants, ringId, mugId } = await bought()
  expect((await wants(ringId, mugId)).answer).toEqual({ kind: 'refused', said: { key: 'returns.madeToOrderApart' } })
  const [mug, ring] = [await wants(mugId), await wants(ringId)]
  expect([mug.answer, ring.answer]).toEqual([{ kind: 'requested' }, { kind: 'requested' }])
  expect([await rowOf(mug.id), await rowOf(ring.id)]).toMatchObject([
    { status: 'approved', isWithdrawal: true },
    { status: 'requested', isWithdrawal: false },
  ])
  expect(await declineReturn(ring.of, 'It was engraved for you.')).toEqual({ kind: 'changed' })
})

test('a shop that takes nothing back takes back the mug alone, by law', async () => {
  const { sellerId, wants, ringId, mugId, orderId, partId, buyer } = await bought()
  await setReturnPolicy(sellerId, NONE)
  expect((await readReturnPage(orderId, partId, buyer, undefined))?.pieces).toMatchObject([{ lineId: mugId, isMadeToOrder: false }])
  expect((await wants(ringId)).answer).toMatchObject({ kind: 'refused' })
  expect((await wants(mugId)).answer).toEqual({ kind: 'requested' })
  expect((await readBuyersReturns(orderId, buyer, undefined)).parts).toMatchObject([{ may: null, returns: [{ isWithdrawal: true }] }])
})

test('what its product becomes afterwards changes nothing for a line, and the checkout says it before', async () => {
  const { ring, wants, ringId } = await bought()
  const query = { productSlug: ring.slug, quantity: 1, checkoutId: null }
  const page = await checkoutPage(query, market.guest())
  expect(page).toMatchObject({ view: { groups: [{ lines: [{ isMadeToOrder: true }] }] } })
  await db().product.update({ where: { id: ring.id }, data: { isMadeToOrder: false } })
  const { id } = await wants(ringId)
  expect(await rowOf(id)).toMatchObject({ status: 'requested', isWithdrawal: false })
})
