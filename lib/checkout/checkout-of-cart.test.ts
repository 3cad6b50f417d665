import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { cancelOrder } from '@/lib/cancelation/cancel-order'
import { addItem } from '@/lib/cart/add-item'
import { removeItem } from '@/lib/cart/remove-item'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { CheckoutId } from '@/lib/domain/ids'
import { chargeTimeCode } from '@/lib/domain/order/charge-time'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import type { Buyer } from '@/lib/orders/access'
import { testDatabase } from '@/testing/database'
import { type TestProduct, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { type CheckoutPage, checkoutPage } from './checkout-page'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

const owner = ({ viewer, browserHash }: Buyer) => ({ userId: viewer?.userId ?? null, browserHash })
const open = (buyer: Buyer): Promise<CheckoutPage> => checkoutPage({ productSlug: null, quantity: 1, checkoutId: null }, buyer)
const put = (buyer: Buyer, { variantId, priceMinor, currency }: TestProduct) =>
  addItem(owner(buyer), { addId: randomUUID(), variantId, quantity: 1, seenPriceMinor: priceMinor, seenCurrency: currency })

async function view(buyer: Buyer): Promise<CheckoutView & { checkoutId: string }> {
  const page = await open(buyer)
  if (page.state !== 'ready' || page.view.checkoutId === null) throw new Error(`Expected a checkout of the cart, got ${JSON.stringify(page)}`)
  return { ...page.view, checkoutId: page.view.checkoutId }
}

/** What pressing Pay on the page sends. */
async function pay(buyer: Buyer, { checkoutId, groups }: CheckoutView, card?: string) {
  const items = groups.flatMap(({ lines, currency, later }) =>
    lines.map(({ variantId, quantity, unitPriceMinor }) => ({
      ...{ variantId, quantity, seenPriceMinor: unitPriceMinor },
      ...{ seenCurrency: currency, seenTime: chargeTimeCode(later) },
    })),
  )
  const email = `${buyer.browserHash.slice(0, 20)}@example.test`
  return placeOrder(
    {
      checkoutId: CheckoutId.parse(checkoutId),
      email,
      items,
      shipTo: null,
      rateIds: [],
      codes: [],
      buyerPlace: null,
      digitalConsent: false,
      card: await market.card(card),
    },
    buyer,
  )
}

async function fullCart(buyer: Buyer) {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
  const products = [await market.product(sellers[0]), await market.product(sellers[1])] as const
  for (const product of products) await put(buyer, product)
  return { sellers, products }
}

test('a cart that is paid on two devices at once is one order', async () => {
  const desk = await market.member()
  const phone = { ...desk, browserHash: 'the phone' }
  await fullCart(desk)
  const pages = [await view(desk), await view(phone)] as const
  expect(pages[0].checkoutId).toBe(pages[1].checkoutId)
  const answers = await Promise.all([pay(desk, pages[0]), pay(phone, pages[1])])
  for (const answer of answers) expect(['paid', 'unknown']).toContain(answer.kind === 'answer' && answer.answer.status)
  expect(await pay(phone, pages[1])).toMatchObject({ answer: { status: 'paid' } })
  expect(await db().order.count({ where: { userId: desk.viewer?.userId } })).toBe(1)
})

test('what is bought again later is another order', async () => {
  const buyer = market.guest()
  const { products } = await fullCart(buyer)
  const first = await view(buyer)
  expect((await view(buyer)).checkoutId).toBe(first.checkoutId)
  await pay(buyer, first)
  expect(await open(buyer)).toMatchObject({ state: 'redirect', url: '/cart' })
  for (const product of products) await put(buyer, product)
  const second = await view(buyer)
  expect(second.checkoutId).not.toBe(first.checkoutId)
  expect(await pay(buyer, second)).toMatchObject({ answer: { status: 'paid' } })
  expect(await db().order.count({ where: { browserHash: buyer.browserHash } })).toBe(2)
})

test('pieces that are added while the others are paid are another order, though the cart looks the same after it', async () => {
  const buyer = market.guest()
  const product = await market.product(await market.seller())
  await put(buyer, product)
  const first = await view(buyer)
  await put(buyer, product)
  await pay(buyer, first)
  const second = await view(buyer)
  expect(second).toMatchObject({ groups: [{ lines: [{ quantity: 1 }] }], begun: null })
  expect(second.checkoutId).not.toBe(first.checkoutId)
})

test('another content is another checkout', async () => {
  const buyer = market.guest()
  const { products } = await fullCart(buyer)
  const ids = [(await view(buyer)).checkoutId]
  await put(buyer, products[0])
  ids.push((await view(buyer)).checkoutId)
  await removeItem(owner(buyer), { variantId: products[1].variantId })
  ids.push((await view(buyer)).checkoutId)
  expect(new Set(ids).size).toBe(3)
})

test('who comes from the cart goes on with the order that it has become: refused, waiting for the bank, given up', async () => {
  const buyer = market.guest()
  await fullCart(buyer)
  const first = await view(buyer)
  expect(await pay(buyer, first, 'pm_card_chargeCustomerFail')).toMatchObject({ answer: { status: 'declined' } })
  expect(await view(buyer)).toMatchObject({ checkoutId: first.checkoutId, begun: {} })
  expect(await pay(buyer, first, 'pm_card_authenticationRequired')).toMatchObject({ answer: { status: 'needs_authentication' } })
  expect(await view(buyer)).toMatchObject({ checkoutId: first.checkoutId, begun: {} })
  expect(await cancelOrder(first.checkoutId, buyer)).toMatchObject({ status: 'canceled' })
  const second = await view(buyer)
  expect(second).toMatchObject({ begun: null })
  expect(second.checkoutId).not.toBe(first.checkoutId)
  expect(await pay(buyer, second)).toMatchObject({ answer: { status: 'paid' } })
})

test('a stranger with the same goods never meets the order of another', async () => {
  const [buyer, stranger] = [market.guest(), market.guest()]
  const { products } = await fullCart(buyer)
  for (const product of products) await put(stranger, product)
  expect((await view(buyer)).checkoutId).not.toBe((await view(stranger)).checkoutId)
})
