import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { getOrder } from '@/lib/db/orders/orders'
import { minuteOf } from '@/lib/domain/messages/message'
import { listMails } from '@/lib/mail/mailbox'
import { sendMessageMail } from '@/lib/notices/message-mail'
import { orderKey } from '@/lib/orders/order-link'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { markReadAsBuyer, markReadAsSeller } from './mark-read'
import { listUnread, readBuyersThreads, readOrderThreads, readSaleThread, unreadBySale } from './read-messages'
import { writeAsBuyer, writeAsSeller } from './write-message'

await testDatabase()
const market = testMarket(await testSandbox())
afterAll(stopJobs)

async function paidOrder() {
  const seller = await market.seller()
  const product = await market.product(seller)
  const buyer = market.guest()
  const wish = market.wish(product, await market.card())
  await placeOrder(wish, buyer)
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  const place = { orderId: part.orderId, partId: part.id, buyer, key: undefined }
  const asks = (typed: string, id = randomUUID()) => writeAsBuyer(place, id, typed)
  const answers = (typed: string) => writeAsSeller(seller.sellerId, part.id, randomUUID(), typed)
  return { seller, sellerId: seller.sellerId, buyer, orderId: part.orderId, partId: part.id, place, asks, answers, email: wish.email }
}

const WRITTEN = { kind: 'written' }
const now = () => new Date()

async function jobsOf(partId: string) {
  return db().$queryRaw<{ data: { to: string; begins: string }; start_after: Date }[]>`
    select data, start_after from pgboss.job where name = 'send-message-mail' and data->>'sellerOrderId' = ${partId} order by created_on`
}

test('buyer and seller write to each other, both read the whole thread, and each has what they have not read', async () => {
  const { sellerId, buyer, orderId, partId, place, asks, answers } = await paidOrder()
  expect([await asks(' Is it\r\nblue? '), await answers('It is <b>blue</b>.')]).toEqual([WRITTEN, WRITTEN])
  expect(await readBuyersThreads(orderId, buyer, undefined)).toMatchObject([
    {
      partId,
      shopName: 'Clay & Kiln',
      mayWrite: true,
      unread: 1,
      messages: [
        { sender: 'buyer', text: 'Is it\nblue?' },
        { sender: 'seller', text: 'It is <b>blue</b>.' },
      ],
    },
  ])
  expect(await readSaleThread(sellerId, partId)).toMatchObject({ unread: 1, messages: [{}, {}] })
  expect([await unreadBySale(sellerId), await listUnread(sellerId)]).toMatchObject([{ [partId]: 1 }, [{ id: partId }]])
  await markReadAsSeller(sellerId, partId, now())
  await markReadAsBuyer(place, now())
  expect([await unreadBySale(sellerId), await listUnread(sellerId)]).toEqual([{}, []])
  expect(await readBuyersThreads(orderId, buyer, undefined)).toMatchObject([{ unread: 0 }])
  expect(await readOrderThreads(orderId)).toMatchObject([{ partId, mayWrite: false, messages: [{}, {}] }])
})

test('a link that allows to ask writes, one that is read reads; to others there is no such order', async () => {
  const { orderId, partId, place, asks, seller } = await paidOrder()
  await asks('Hello')
  const row = await getOrder(orderId)
  const key = (scopes: ('read' | 'ask')[]) => orderKey(row, { scopes, endsAt: new Date(Date.now() + 86_400_000) })
  const as = (link: string | undefined) => ({ ...place, buyer: market.guest(), key: link })
  expect(await writeAsBuyer(as(undefined), randomUUID(), 'Hi')).toEqual({ kind: 'not_found' })
  expect(await writeAsBuyer(as(key(['read'])), randomUUID(), 'Hi')).toEqual({ kind: 'not_found' })
  expect(await writeAsBuyer(as(key(['read', 'ask'])), randomUUID(), 'Hi')).toEqual(WRITTEN)
  expect(await readBuyersThreads(orderId, market.guest(), key(['read']))).toMatchObject([{ mayWrite: false, messages: [{}, {}] }])
  expect(await readBuyersThreads(orderId, market.guest(), undefined)).toEqual([])
  const other = await paidOrder()
  expect(await writeAsSeller(other.sellerId, partId, randomUUID(), 'Hi')).toEqual({ kind: 'not_found' })
  expect(await readSaleThread(other.sellerId, partId)).toBeNull()
  expect(await writeAsBuyer({ ...place, partId: other.partId }, randomUUID(), 'Hi')).toEqual({ kind: 'not_found' })
  await markReadAsSeller(other.sellerId, partId, now())
  expect(await unreadBySale(seller.sellerId)).toEqual({ [partId]: 2 })
})

test('empty, too long and hidden text is refused; sent twice it is written once', async () => {
  const { partId, asks } = await paidOrder()
  expect(await asks(' \n ')).toMatchObject({ kind: 'refused', said: { key: 'messages.empty' } })
  expect(await asks('a'.repeat(2001))).toMatchObject({ kind: 'refused', said: { key: 'tooLong' } })
  expect(await asks('a\u202Eb')).toMatchObject({ kind: 'refused', said: { key: 'unreadable' } })
  const id = randomUUID()
  expect(await Promise.all([asks('Once', id), asks('Once', id)])).toEqual([WRITTEN, WRITTEN])
  expect(await db().message.count({ where: { sellerOrderId: partId } })).toBe(1)
})

test('who writes too often waits; the other side still answers', async () => {
  const { asks, answers } = await paidOrder()
  const told: string[] = []
  for (let at = 0; at < 31; at += 1) told.push((await asks(`Message ${at}`)).kind)
  expect(told.slice(-2)).toEqual(['written', 'refused'])
  expect(await answers('Slowly, please.')).toEqual(WRITTEN)
})

test('one mail tells of the messages of a minute, without their text, and none of what was read meanwhile', async () => {
  const { seller, sellerId, partId, asks, answers, place, email } = await paidOrder()
  await asks('First secret')
  await asks('Second')
  const jobs = await jobsOf(partId)
  expect(new Set(jobs.map(({ data }) => data.begins)).size).toBe(jobs.length)
  const [job] = jobs
  if (!job) throw new Error('no job')
  expect(job).toMatchObject({ data: { to: 'seller' } })
  expect(job.start_after.getTime()).toBeGreaterThan(minuteOf(new Date(job.data.begins)).begins.getTime() + 60_000)
  await sendMessageMail(partId, 'seller', job.data.begins)
  const toSeller = async () => (await listMails()).filter(({ to, subject }) => to === seller.email && subject.startsWith('New message'))
  const [mail, ...more] = await toSeller()
  expect(mail?.text).toContain(`/sell/orders/${partId}`)
  expect(mail?.text).not.toContain('secret')
  expect(more).toEqual([])
  await answers('Answer')
  await markReadAsBuyer(place, now())
  await sendMessageMail(partId, 'buyer', minuteOf(now()).begins.toISOString())
  expect((await listMails()).filter(({ to, subject }) => to === email && subject.startsWith('New message'))).toEqual([])
  await markReadAsSeller(sellerId, partId, now())
})
