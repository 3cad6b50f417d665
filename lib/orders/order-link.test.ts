import { createHmac } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { cancelItem } from '@/lib/cancelation/cancel-item'
import { changeCardPage } from '@/lib/cards/change-card-page'
import { recoverOrder } from '@/lib/checkout/recover-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { getOrder } from '@/lib/db/orders/orders'
import { linkTerms, OLD_LINKS_END } from '@/lib/domain/order/link-terms'
import { env } from '@/lib/env'
import { listMails } from '@/lib/mail/mailbox'
import { resendLink } from '@/lib/notices/resend-link'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { findDeadLink } from './dead-link'
import { endOrderLinks } from './end-links'
import { orderKey, readKey } from './order-link'
import { readOrder } from './read-order'

await testDatabase()
const sandbox = await testSandbox()
const { market, order } = testLaterCharges(sandbox)
afterAll(stopJobs)

const ALL = ['read', 'pay', 'cancel'] as const
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const stranger = () => market.guest()
const oldKey = (orderId: string) => createHmac('sha256', env().AUTH_SECRET).update(`order:${orderId}`).digest('base64url')
const newestKey = async (email: string) => {
  const mail = (await listMails()).find(({ to }) => to === email)
  return /\?key=([\w.-]+)/.exec(mail?.text ?? '')?.[1]
}
async function sendMails(orderId: string) {
  const jobs = await db().$queryRaw<{ data: Parameters<(typeof handlers)['send-order-mail']>[0] }[]>`
    select j.data from pgboss.job j join "SellerOrder" p on p.id = j.data->>'sellerOrderId'
    where j.name = 'send-order-mail' and p."orderId" = ${orderId} and j.data->>'about' = 'link'`
  for (const { data } of jobs) await handlers['send-order-mail'](data)
  return jobs.length
}

test('a link that may only be read opens the order without the ways to cancel, pay or give another card', async () => {
  const { orderId, partId } = await order({ inDays: 20 })
  const row = await getOrder(orderId)
  const [read, all] = [orderKey(row, { scopes: ['read'], endsAt: inDays(1) }), orderKey(row, { scopes: ALL, endsAt: inDays(1) })]
  expect(await readOrder(orderId, stranger(), read)).toMatchObject({ changeCardUrl: null, later: [{ mayCancel: false }], mayEndLinks: false })
  expect(await cancelItem(orderId, partId, stranger(), read)).toEqual({ kind: 'not_found' })
  expect(await changeCardPage(orderId, stranger(), read)).toBeNull()
  expect(await recoverOrder(orderId, { key: read, card: null }, stranger())).toBeNull()
  expect(await readOrder(orderId, stranger(), all)).toMatchObject({ later: [{ mayCancel: true }], mayEndLinks: false })
  expect(await changeCardPage(orderId, stranger(), all)).toMatchObject({ state: 'ready' })
  expect(await cancelItem(orderId, partId, stranger(), all)).toEqual({ kind: 'canceled' })
})

test('a forged scope, end, generation or order is refused, and looks like no link at all', async () => {
  const [one, other] = [await order({ inDays: 20 }), await order({ inDays: 20 })]
  const row = await getOrder(one.orderId)
  const key = orderKey(row, { scopes: ['read'], endsAt: inDays(1) })
  const [letters, end, generation, signature] = key.split('.')
  const later = Math.ceil(inDays(500).getTime() / 1000).toString(36)
  const forged = [
    ['rpc', end, generation, signature],
    [letters, later, generation, signature],
    [letters, end, '1', signature],
    [letters, end, generation, signature?.slice(1)],
  ].map((facts) => facts.join('.'))
  for (const each of [...forged, '', 'rpc...', '....', 'x', key.replaceAll('.', '')]) {
    expect(readKey(row, each), each).toBeNull()
    expect(await readOrder(one.orderId, stranger(), each), each).toBeNull()
    expect(await findDeadLink(one.orderId, each), each).toBeNull()
    expect(await resendLink(one.orderId, each), each).toEqual({ kind: 'not_found' })
  }
  expect(await readOrder(other.orderId, stranger(), key)).toBeNull()
  expect(await readOrder(one.orderId, stranger(), key)).not.toBeNull()
})

test('a link that is over opens nothing, and its page mails a new one to the order’s address, once a minute and five times an hour', async () => {
  const { orderId } = await order({ inDays: 20 })
  const row = await getOrder(orderId)
  const key = orderKey(row, { scopes: ALL, endsAt: inDays(-1) })
  expect(await readOrder(orderId, stranger(), key)).toBeNull()
  expect(await findDeadLink(orderId, key)).toEqual({ orderId, key, why: 'expired' })
  const now = new Date()
  for (const _ of ['press', 'double click']) expect(await resendLink(orderId, key, now)).toEqual({ kind: 'sent' })
  expect(await sendMails(orderId)).toBe(1)
  const fresh = await newestKey(row.email)
  expect(await readOrder(orderId, stranger(), fresh)).toMatchObject({ id: orderId, later: [{ mayCancel: true }] })
  const presses = await Promise.all([1, 2, 3, 4].map((minute) => resendLink(orderId, key, new Date(now.getTime() + minute * 60_000))))
  expect(presses.filter(({ kind }) => kind === 'sent')).toHaveLength(3)
  expect(presses.filter(({ kind }) => kind === 'too_many')).toHaveLength(1)
  expect(await resendLink(orderId, fresh ?? '', now)).toEqual({ kind: 'not_found' })
})

test('links of before work until their stated end, with all they allowed', async () => {
  const { orderId } = await order({ inDays: 20 })
  const row = await getOrder(orderId)
  const key = oldKey(orderId)
  expect(await readOrder(orderId, stranger(), key)).toMatchObject({ later: [{ mayCancel: true }] })
  expect(readKey(row, key, new Date(OLD_LINKS_END.getTime() - 1))).toEqual({ state: 'good', scopes: ALL })
  expect(readKey(row, key, OLD_LINKS_END)).toEqual({ state: 'expired' })
})

test('its buyer ends all links, those of before too; who came by a link cannot; the buyer’s own page stays', async () => {
  const { orderId, buyer } = await order({ inDays: 20 })
  const row = await getOrder(orderId)
  const keys = [orderKey(row, linkTerms(row, new Date())), oldKey(orderId)]
  expect(await endOrderLinks(orderId, stranger())).toBe(false)
  expect(await readOrder(orderId, stranger(), keys[0])).not.toBeNull()
  expect(await endOrderLinks(orderId, buyer)).toBe(true)
  for (const key of keys) {
    expect(await readOrder(orderId, stranger(), key)).toBeNull()
    expect(await findDeadLink(orderId, key)).toMatchObject({ why: 'ended' })
  }
  const own = await readOrder(orderId, buyer)
  expect(own).toMatchObject({ mayEndLinks: true, later: [{ mayCancel: true }] })
  expect(own?.timeline.at(-1)).toMatchObject({ kind: 'links_ended' })
  expect(await resendLink(orderId, keys[0] ?? '')).toEqual({ kind: 'sent' })
  await sendMails(orderId)
  expect(await readOrder(orderId, stranger(), await newestKey(row.email))).not.toBeNull()
})

test('an order whose address changes or is erased has no links any more, nor have those of a person whose address changes', async () => {
  const [changed, erased] = [await order({ inDays: 20 }), await order({ inDays: 20 })]
  const member = await market.member()
  const theirs = await order({ inDays: 20 })
  await db().order.update({ where: { id: theirs.orderId }, data: { userId: member.viewer.userId } })
  const keys = new Map<string, string>()
  for (const { orderId } of [changed, erased, theirs]) keys.set(orderId, orderKey(await getOrder(orderId), { scopes: ['read'], endsAt: inDays(1) }))
  await db().order.update({ where: { id: changed.orderId }, data: { email: 'new@souk.test' } })
  await db().order.update({ where: { id: erased.orderId }, data: { email: 'erased@erased.invalid' } })
  await db().user.update({ where: { id: member.viewer.userId }, data: { email: `moved-${member.viewer.email}` } })
  for (const [orderId, key] of keys) expect(await findDeadLink(orderId, key)).toMatchObject({ why: 'ended' })
  expect(await resendLink(erased.orderId, keys.get(erased.orderId) ?? '')).toEqual({ kind: 'not_found' })
})
