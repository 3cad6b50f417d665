import { afterAll, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { cancelItem } from '@/lib/cancelation/cancel-item'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { listMails } from '@/lib/mail/mailbox'
import { readOrder } from '@/lib/orders/read-order'
import { testDatabase } from '@/testing/database'
import { type LaterOrder, testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { changeCard } from './change-card'
import { followRenewal } from './follow-renewal'
import { watchCards } from './watch-cards'

await testDatabase()
const sandbox = await testSandbox()
const { market, order, daysLater, mails, part } = testLaterCharges(sandbox)
afterAll(stopJobs)

const DAY = 86_400
const later = (days: number) => sandbox.control.advance(Math.round(days * DAY))
const told = async ({ orderId }: LaterOrder) => (await mails(orderId)).filter((mail) => mail === 'card_expires buyer').length

/** An order whose card expires in the month before the one of its charge. */
async function expiring(inDays: number): Promise<LaterOrder & { cardId: string; paymentMethodId: string }> {
  const made = await order({ inDays })
  const { dueAt, order: row } = await part(made.partId)
  const month = new Date(Date.UTC(dueAt?.getUTCFullYear() ?? 0, (dueAt?.getUTCMonth() ?? 0) - 1, 1))
  const { id: cardId, paymentMethodId } = await db().savedCard.findUniqueOrThrow({ where: { id: row.savedCardId ?? '' } })
  await sandbox.control.renewCard(paymentMethodId, { exp_month: month.getUTCMonth() + 1, exp_year: month.getUTCFullYear() })
  await followRenewal(paymentMethodId, null)
  return { ...made, cardId, paymentMethodId }
}

test('a buyer whose card expires before a later charge is told two weeks ahead, once, and the link leads to the page for another card', async () => {
  const made = await expiring(60)
  await watchCards()
  expect(await told(made)).toBe(0)
  expect(await readOrder(made.orderId, made.buyer)).toMatchObject({ expiring: { [made.partId]: { last4: '4242' } } })
  await later(45)
  await watchCards()
  expect(await told(made)).toBe(0)
  await later(1.5)
  await Promise.all([watchCards(), watchCards(), watchCards()])
  expect(await told(made)).toBe(1)
  await db().$executeRaw`delete from pgboss.job where data->>'sellerOrderId' = ${made.partId}`
  await later(1)
  await watchCards()
  expect(await told(made)).toBe(0)
  await handlers['send-order-mail']({ sellerOrderId: made.partId, to: 'buyer', about: 'card_expires' })
  const { email } = await db().order.findUniqueOrThrow({ where: { id: made.orderId } })
  const mail = (await listMails()).find(({ to }) => to === email)
  expect(mail?.text).toContain(`/orders/${made.orderId}/card?key=`)
})

test('a buyer is told at once where less than two weeks are left', async () => {
  const made = await expiring(45)
  await later(40)
  await watchCards()
  expect(await told(made)).toBe(1)
})

test('nobody is told of a card that was renewed or replaced, nor of a part that has ended, even after the mail was asked for', async () => {
  const [renewed, replaced, canceled] = [await expiring(50), await expiring(50), await expiring(50)]
  await later(40)
  await watchCards()
  expect(await told(renewed)).toBe(1)
  await sandbox.control.renewCard(renewed.paymentMethodId, { exp_month: 1, exp_year: 2045 })
  await followRenewal(renewed.paymentMethodId, null)
  const { confirmationTokenId } = await market.card('pm_card_mastercard')
  await changeCard(replaced.orderId, { key: null, card: { kind: 'new', confirmationTokenId } }, replaced.buyer)
  await cancelItem(canceled.orderId, canceled.partId, canceled.buyer)
  const before = (await listMails()).length
  for (const { partId } of [renewed, replaced, canceled])
    await handlers['send-order-mail']({ sellerOrderId: partId, to: 'buyer', about: 'card_expires' })
  expect((await listMails()).length).toBe(before)
  expect(await readOrder(renewed.orderId, renewed.buyer)).toMatchObject({ expiring: {} })
})

test('what is charged as it ships is told of two weeks before its card expires', async () => {
  const made = await order('on_shipment')
  const { dueAt, order: row } = await part(made.partId)
  const { paymentMethodId } = await db().savedCard.findUniqueOrThrow({ where: { id: row.savedCardId ?? '' } })
  const month = new Date((dueAt?.getTime() ?? 0) - 35 * DAY * 1000)
  await sandbox.control.renewCard(paymentMethodId, { exp_month: month.getUTCMonth() + 1, exp_year: month.getUTCFullYear() })
  await followRenewal(paymentMethodId, null)
  const endsIn = (Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1) - new Date((await sandbox.control.clock()).iso).getTime()) / 1000 / DAY
  if (endsIn > 15) {
    await watchCards()
    expect(await told(made)).toBe(0)
    await later(endsIn - 13)
  }
  await watchCards()
  expect(await told(made)).toBe(1)
  await daysLater(0, made.orderId)
})
