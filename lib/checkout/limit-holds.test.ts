import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { listMails } from '@/lib/mail/mailbox'
import { sendOrderMail } from '@/lib/notices/order-mail'
import type { Buyer } from '@/lib/orders/access'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { forgetHolds } from './limit-holds'
import { placeOrder } from './place-order'

await testDatabase()
const market = testMarket(await testSandbox())
afterAll(stopJobs)

const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock
type Try = { buyer?: Partial<Buyer>; email?: string; quantity?: number; card?: string }

/** Orders a product with a card whose bank asks first, unless told. @returns what the buyer is told */
async function order(
  product: Awaited<ReturnType<typeof market.product>>,
  { buyer, email, quantity = 12, card = 'pm_card_authenticationRequired' }: Try,
) {
  const wish = market.wish(product, await market.card(card), { quantity, ...(email && { email }) })
  const placed = await placeOrder(wish, { ...market.guest(), ...buyer })
  return placed.kind === 'answer' ? placed.answer.status : placed.refusal.code
}

test.each([
  ['one browser under many addresses', () => ({ buyer: { browserHash: 'one browser' } })],
  ['one mailbox out of many browsers', () => ({ email: `stranger+${randomUUID()}@souk.test` })],
  ['one network', () => ({ buyer: { network: '2001:db8:0:1::/64' } })],
])('%s never holds all pieces by orders that nobody pays', async (_what, who) => {
  const product = await market.product(await market.seller(), { stock: 24 })
  const told = []
  for (let n = 0; n < 3; n++) told.push(await order(product, who()))
  expect(told).toEqual(['needs_authentication', 'too_much_held', 'too_much_held'])
  expect(await stockOf(product.id)).toBe(12)
  expect(await order(product, {})).toBe('needs_authentication')
})

test('of orders placed at once by one browser no more are held than one after the other', async () => {
  const product = await market.product(await market.seller(), { stock: 60 })
  const told = await Promise.all(Array.from({ length: 5 }, () => order(product, { buyer: { browserHash: 'at once' } })))
  expect(told.filter((each) => each === 'needs_authentication')).toHaveLength(1)
  expect(await stockOf(product.id)).toBe(48)
})

test('what is paid counts no more, unlimited stock never does, and another product is another matter', async () => {
  const buyer = { browserHash: 'a good customer', network: '203.0.113.5' }
  const [seller, card] = [await market.seller(), 'pm_card_visa']
  const product = await market.product(seller, { stock: 100 })
  for (let n = 0; n < 3; n++) expect(await order(product, { buyer, card, quantity: 20 })).toBe('paid')
  expect(await order(product, { buyer, quantity: 20 })).toBe('needs_authentication')
  expect(await order(await market.product(seller, { stock: 100 }), { buyer, quantity: 20 })).toBe('needs_authentication')
  const unlimited = await market.product(seller)
  for (let n = 0; n < 3; n++) expect(await order(unlimited, { buyer, quantity: 20 })).toBe('needs_authentication')
})

test('who lets four orders lapse begins no fifth that day; after it, what was noted is forgotten', async () => {
  const product = await market.product(await market.seller(), { stock: 24 })
  const buyer = { browserHash: 'comes again' }
  for (let n = 0; n < 4; n++) {
    expect(await order(product, { buyer, quantity: 1 })).toBe('needs_authentication')
    await db().order.updateMany({ where: { browserHash: buyer.browserHash }, data: { status: 'canceled' } })
  }
  expect(await order(product, { buyer, quantity: 1 })).toBe('too_much_held')
  await db().stockHold.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
  expect(await forgetHolds()).toBeGreaterThan(0)
  expect(await order(product, { buyer, quantity: 1 })).toBe('needs_authentication')
})

test('an address that was only typed gets one line about what is not paid, and a few of these a day; a person who is signed in gets all of it', async () => {
  const seller = await market.seller()
  const later = await market.product(seller, { name: 'Win a prize at evil.example' })
  await db().product.update({ where: { id: later.id }, data: { chargeWhen: 'on_shipment' } })
  const email = 'never-asked@souk.test'
  const mailed = async (to: string) => (await listMails()).filter((mail) => mail.to === to)
  const orderLater = async (buyer: Buyer, typed: string) => {
    const wish = market.wish(later, await market.card(), { email: typed })
    await placeOrder(wish, buyer)
    const { parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
    await sendOrderMail(parts[0]?.id ?? '', 'buyer', 'ordered')
  }
  for (let n = 0; n < 8; n++) await orderLater(market.guest(), n % 2 ? email : email.toUpperCase().toLowerCase())
  const toStranger = await mailed(email)
  expect(toStranger).toHaveLength(6)
  expect(toStranger[0]?.text).toContain('An order was placed with this e-mail address. Nothing is charged yet.')
  for (const mail of toStranger) expect(mail.text + mail.html + mail.subject).not.toContain('evil.example')
  const member = await market.member()
  await orderLater(member, member.viewer.email)
  expect((await mailed(member.viewer.email))[0]?.text).toContain('“Win a prize at evil.example”')
})
