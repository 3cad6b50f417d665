import { afterAll, afterEach, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { recoverOrder } from '@/lib/checkout/recover-order'
import { recoverPage } from '@/lib/checkout/recover-page'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import type { Buyer } from '@/lib/orders/access'
import { readOrder } from '@/lib/orders/read-order'
import { advanceOrder } from '@/lib/saga/advance-order'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { detachCard } from './detach-card'
import { listCards } from './list-cards'
import { pauseCharges } from './pause-charges'
import { followRemoval, removeCard } from './remove-card'

await testDatabase()
const sandbox = await testSandbox()
const { market, product, daysLater, charges, part, mails } = testLaterCharges(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

type Member = Buyer & { viewer: { userId: string; email: string } }

/** A member with an order that is charged in twenty days, or when it is ready to ship. */
async function scheduled(when: Parameters<typeof product>[1] = { inDays: 20 }) {
  const [member, seller] = [await market.member(), await market.seller()]
  const thing = await product(seller, when, 5)
  const wish = market.wish(thing, await market.card('pm_card_visa', { keepsCard: false }))
  await placeOrder(wish, member)
  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  return { member, seller, thing, orderId: order.id, partId: order.parts[0]?.id ?? '' }
}

const cardsOf = ({ viewer }: Member) => listCards(viewer)
async function removeFirst(member: Member): Promise<void> {
  const [card] = await cardsOf(member)
  expect(await removeCard(member.viewer, card?.id ?? '')).toBe(true)
}

test('a card in use names what is to be charged to it, on which day, although it is not kept', async () => {
  const { member, orderId, partId } = await scheduled()
  const { amountMinor, currency, dueAt } = await part(partId)
  expect(await cardsOf(member)).toMatchObject([
    {
      last4: '4242',
      isKept: false,
      uses: [
        { orderUrl: `/orders/${orderId}`, money: { amountMinor, currency }, time: { when: 'on_date', day: dueAt?.toISOString() }, isHeld: false },
      ],
    },
  ])
  expect(await listSavedCards(member.viewer)).toEqual([])
})

test('a card removed before its later charge: the charge is paused, the buyer asked, and Stripe never is', async () => {
  const { member, seller, orderId, partId, thing } = await scheduled()
  await removeFirst(member)
  const paused = await part(partId)
  expect(paused).toMatchObject({
    status: 'declined',
    endReason: 'consent_ended',
    tries: 0,
    clonedPaymentMethodId: null,
    order: { status: 'declined' },
  })
  expect((await mails(orderId)).slice(2)).toEqual(['refused buyer', 'refused seller'])
  expect(await cardsOf(member)).toEqual([])
  expect(await readOrder(orderId, member)).toMatchObject({ checkoutUrl: `/orders/${orderId}/recover`, later: [{ state: 'paused' }] })
  expect((await db().product.findUniqueOrThrow({ where: { id: thing.id } })).stock).toBe(4)
  await daysLater(21, orderId)
  expect(await charges(seller)).toEqual([])
  expect(await part(partId)).toMatchObject({ status: 'declined' })
})

test('a paused charge goes on to its day with another card, and is not made before', async () => {
  const { member, seller, orderId, partId } = await scheduled()
  const { dueAt } = await part(partId)
  await removeFirst(member)
  const page = await recoverPage(orderId, member)
  expect(page).toMatchObject({ state: 'ready', view: { checkout: { totals: [{ nowMinor: 0 }], savedCards: [] } } })
  const card = await market.card('pm_card_mastercard')
  expect(await recoverOrder(orderId, { key: null, card }, member)).toMatchObject({ kind: 'answer' })
  expect(await part(partId)).toMatchObject({ status: 'scheduled', endReason: null, dueAt, order: { status: 'scheduled' } })
  expect(await charges(seller)).toEqual([])
  await daysLater(20, orderId)
  expect(await charges(seller)).toEqual(['captured'])
  expect(await part(partId)).toMatchObject({ status: 'captured' })
})

test('a paused charge that gets no other card is canceled a week after its day', async () => {
  const { member, seller, orderId, partId } = await scheduled()
  await removeFirst(member)
  const { order } = await part(partId)
  expect(order.expiresAt.getTime()).toBeGreaterThan(Date.now() + 26 * 86_400_000)
  await db().order.update({ where: { id: orderId }, data: { expiresAt: new Date(0) } })
  await advanceOrder(orderId, { reread: false })
  expect(await part(partId)).toMatchObject({ status: 'canceled', endReason: 'not_paid', order: { status: 'canceled' } })
  expect(await charges(seller)).toEqual([])
})

test('a process that dies before the charge is paused: the saga does not charge the removed card, and the job pauses', async () => {
  const { member, seller, orderId, partId } = await scheduled()
  const card = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  const clone = await part(partId)
  await db().savedCard.update({ where: { id: card.id }, data: { detachedAt: new Date() } })
  await db().cardRemoval.create({ data: { paymentMethodId: clone.clonedPaymentMethodId ?? '', accountId: seller.accountId } })
  const lost = await scheduled()
  const { clonedPaymentMethodId } = await part(lost.partId)
  await daysLater(20, orderId)
  expect(await charges(seller)).toEqual([])
  expect(await part(partId)).toMatchObject({ status: 'declined', endReason: 'consent_ended' })
  await db().cardRemoval.create({ data: { paymentMethodId: clonedPaymentMethodId ?? '', accountId: lost.seller.accountId } })
  await pauseCharges([(await part(lost.partId)).order.customerId])
  expect(await part(lost.partId)).toMatchObject({ status: 'declined', endReason: 'consent_ended', tries: 0 })
})

test('a card removed in Stripe’s dashboard is removed here with its clones, and pauses its charges', async () => {
  const { member, partId, seller } = await scheduled()
  const { paymentMethodId } = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  const { clonedPaymentMethodId } = await part(partId)
  await followRemoval(paymentMethodId)
  expect(await part(partId)).toMatchObject({ status: 'declined', endReason: 'consent_ended' })
  await detachCard(clonedPaymentMethodId ?? '')
  expect(await sandbox.control.object('payment_method', clonedPaymentMethodId ?? '')).toMatchObject({ customer: null })
  expect(await charges(seller)).toEqual([])
  await followRemoval(paymentMethodId)
})

test('a card that was entered twice is one card, and is removed as one; nobody else can remove it', async () => {
  const member = await market.member()
  const thing = await market.product(await market.seller())
  for (const _ of [1, 2]) await placeOrder(market.wish(thing, await market.card()), member)
  const [card, ...rest] = await cardsOf(member)
  expect(rest).toEqual([])
  expect(await removeCard((await market.member()).viewer, card?.id ?? '')).toBe(false)
  expect(await cardsOf(member)).toHaveLength(1)
  await removeFirst(member)
  expect(await cardsOf(member)).toEqual([])
  expect(await listSavedCards(member.viewer)).toEqual([])
  expect(await db().clonedCard.count({ where: { connectedCustomer: { customer: { userId: member.viewer.userId } } } })).toBe(0)
})

test('what is charged on shipment waits for another card before it can be shipped', async () => {
  const { member, partId, orderId } = await scheduled('on_shipment')
  await removeFirst(member)
  expect(await part(partId)).toMatchObject({ status: 'declined', endReason: 'consent_ended' })
  await recoverOrder(orderId, { key: null, card: await market.card() }, member)
  expect(await part(partId)).toMatchObject({ status: 'scheduled', endReason: null })
})

test('a hold stays and is captured on its day, whatever becomes of the card', async () => {
  const { member, seller, orderId, partId } = await scheduled({ inDays: 3 })
  expect(await cardsOf(member)).toMatchObject([{ uses: [{ isHeld: true }] }])
  await removeFirst(member)
  expect(await part(partId)).toMatchObject({ status: 'authorized' })
  await daysLater(3, orderId)
  expect(await charges(seller)).toEqual(['captured'])
})
