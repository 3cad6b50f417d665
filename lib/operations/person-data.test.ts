import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { ERASED_EMAIL } from '@/lib/domain/order/erased-email'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { makeOperator, makeSeller } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { erasePerson, exportPersonData, findPersonData } from './person-data'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
const operator = await makeOperator()
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })
afterAll(stopJobs)

/** A person with a session who has bought something. */
async function buyer(email: string) {
  const member = await market.member(email)
  const { userId } = member.viewer
  await db().session.create({ data: { userId, sessionToken: `session of ${email}`, expires: new Date(Date.now() + 86_400_000) } })
  await db().verificationToken.create({ data: { identifier: email, token: `token of ${email}`, expires: new Date() } })
  const wish = market.wish(await market.product(await market.seller()), await market.card(), { email })
  await placeOrder(wish, { ...member, network: '203.0.113.7', agent: 'A browser' })
  return { userId, order: await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true, customer: true } }) }
}

test('an export holds what is kept of a person, and no secret', async () => {
  const { order } = await buyer('export@souk.test')
  const data = await exportPersonData('export@souk.test')
  expect(data.person).toMatchObject({ email: 'export@souk.test' })
  expect(data.orders).toMatchObject([
    { id: order.id, network: '203.0.113.7', agent: 'A browser', parts: [{ amountMinor: 2500, lines: [{ name: 'Blue bowl', quantity: 1 }] }] },
  ])
  expect(data.customers).toMatchObject([{ platformCustomerId: order.customer.platformCustomerId, connectedCustomers: [{}] }])
  const text = JSON.stringify(data)
  for (const secret of ['session of', 'token of', order.browserHash, '_secret_']) expect(text).not.toContain(secret)
})

test('an erased person is gone: the order stays with its amounts and without address, person and browser; Stripe has deleted the Customers', async () => {
  const email = 'erase@souk.test'
  const { userId, order } = await buyer(email)
  expect(await findPersonData(' Erase@souk.test ')).toMatchObject({ email, isPerson: true, isSeller: false, orders: 1, customers: 1 })
  expect(await erasePerson(operator, email)).toBe('erased')
  const kept = await db().order.findUniqueOrThrow({ where: { id: order.id }, include: { parts: true, customer: true } })
  expect(kept).toMatchObject({
    email: ERASED_EMAIL,
    userId: null,
    browserHash: 'erased',
    network: null,
    agent: null,
    status: 'paid',
    number: order.number,
    parts: [{ amountMinor: 2500, status: 'captured' }],
  })
  expect(kept.customer).toMatchObject({ email: ERASED_EMAIL, userId: null })
  const gone = [
    db().user.count({ where: { id: userId } }),
    db().session.count({ where: { userId } }),
    db().verificationToken.count({ where: { identifier: email } }),
  ]
  expect(await Promise.all(gone)).toEqual([0, 0, 0])
  expect(await stripe.customers.retrieve(order.customer.platformCustomerId ?? '')).toMatchObject({ deleted: true })
  const entries = await db().auditEntry.findMany({ where: { deed: 'person_erased' } })
  expect(entries).toMatchObject([{ userId: operator.userId, subjectId: userId }])
  expect(JSON.stringify(await exportPersonData(email))).not.toMatch(/"id"/)
  expect(await erasePerson(operator, email)).toBe('not_found')
})

test('a guest is erased by the address of their orders', async () => {
  const wish = market.wish(await market.product(await market.seller()), await market.card(), { email: 'guest@souk.test' })
  await placeOrder(wish, market.guest())
  expect(await erasePerson(operator, 'guest@souk.test')).toBe('erased')
  expect(await db().order.count({ where: { email: 'guest@souk.test' } })).toBe(0)
})

test('who has an order under way, a shop, or nothing here is not erased, nor by who is no operator', async () => {
  const { order } = await buyer('open@souk.test')
  await db().order.update({ where: { id: order.id }, data: { status: 'scheduled' } })
  await makeSeller({ email: 'seller@souk.test' })
  expect(await erasePerson(operator, 'open@souk.test')).toBe('open_orders')
  expect(await erasePerson(operator, 'seller@souk.test')).toBe('seller')
  expect(await erasePerson(operator, 'nobody@souk.test')).toBe('not_found')
  expect(await erasePerson(operator, 'no address')).toBe('not_found')
  expect(await erasePerson({ ...operator, isOperator: false }, 'open@souk.test')).toBe('not_operator')
  expect(await db().order.count({ where: { email: 'open@souk.test' } })).toBe(1)
})
