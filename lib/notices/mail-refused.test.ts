import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test, vi } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { readOrder } from '@/lib/orders/read-order'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { sendOrderMail } from './order-mail'

const refused = new Set<string>()
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) => done(refused.has(address) ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
  onData: (stream, _session, done) => stream.on('end', () => done()).resume(),
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`)

await testDatabase()
const market = testMarket(await testSandbox())
afterAll(async () => {
  await stopJobs()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

async function bought() {
  const seller = await market.seller()
  const guest = market.guest()
  const wish = market.wish(await market.product(seller), await market.card())
  await placeOrder(wish, guest)
  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  return { order, partId: order.parts[0]?.id ?? '', seller, guest }
}

const tasksOf = (orderId: string) =>
  db().operatorTask.findMany({ where: { orderId }, select: { kind: true, sellerOrderId: true, resolution: true, detail: true } })

test('an address that is refused for good is told once, on the order and to the operator, until a mail is taken', async () => {
  const { order, partId, guest } = await bought()
  const isRefused = async () => (await readOrder(order.id, guest))?.isMailRefused
  expect(await isRefused()).toBe(false)
  refused.add(order.email)
  await sendOrderMail(partId, 'buyer', 'paid')
  await sendOrderMail(partId, 'buyer', 'paid')
  const detail = { sentence: '550 no such user' }
  expect(await tasksOf(order.id)).toEqual([{ kind: 'mail_refused', sellerOrderId: null, resolution: null, detail }])
  expect(await isRefused()).toBe(true)
  refused.delete(order.email)
  await sendOrderMail(partId, 'buyer', 'paid')
  expect(await tasksOf(order.id)).toMatchObject([{ kind: 'mail_refused', resolution: 'automatic' }])
  expect(await isRefused()).toBe(false)
})

test('a seller’s refused address is a task about their part', async () => {
  const { order, partId, seller } = await bought()
  refused.add(seller.email)
  await sendOrderMail(partId, 'seller', 'paid')
  expect(await tasksOf(order.id)).toMatchObject([{ kind: 'mail_refused', sellerOrderId: partId, resolution: null }])
})
