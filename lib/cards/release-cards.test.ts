import { afterAll, afterEach, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { placeOrder } from '@/lib/checkout/place-order'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import { hashOfToken, newBrowserToken, tokenAfterSignIn } from '@/lib/http/browser-cookie'
import type { Buyer } from '@/lib/orders/access'
import { renewBrowser } from '@/lib/orders/renew-browser'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { releaseDue } from './release-cards'
import { dropStrayCard } from './stray-card'

await testDatabase()
registerHandlers(handlers)
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const DAY = 86_400_000
const once = (name?: string) => market.card(name, { keepsCard: false })
/** Jobs that other jobs send are for the next round. */
async function work(): Promise<void> {
  for (const _ of [1, 2, 3]) await drain(Date.now() + 30_000)
}

/** What Stripe says of a PaymentMethod: whose it is, null for nobody's. */
async function ownerAt(paymentMethodId: string, account?: string): Promise<string | null> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, ...(account && { 'stripe-account': account }) }
  const method = (await (await fetch(`${sandbox.url}/v1/payment_methods/${paymentMethodId}`, { headers })).json()) as { customer: string | null }
  return method.customer
}

const cardsOf = (checkoutId: string) =>
  db().savedCard.findMany({ where: { customer: { orders: { some: { checkoutId } } } }, orderBy: { createdAt: 'asc' } })
const partsOf = async (checkoutId: string) => (await db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: true } })).parts

async function pay(buyer: Buyer, card: Awaited<ReturnType<typeof once>>, products = 1) {
  const sellers = await Promise.all(Array.from({ length: products }, () => market.seller()))
  const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), card)
  return { wish, placed: await placeOrder(wish, buyer) }
}

test('a card that is not kept pays both sellers, and is then detached on the platform and on both accounts', async () => {
  const { wish, placed } = await pay(await market.member(), await once(), 2)
  expect(placed).toMatchObject({ answer: { status: 'paid' } })
  await work()
  const [card] = await cardsOf(wish.checkoutId)
  expect(card).toMatchObject({ isKept: false, detachedAt: expect.any(Date), releaseAt: null })
  expect(await ownerAt(card?.paymentMethodId ?? '')).toBeNull()
  for (const part of await partsOf(wish.checkoutId)) expect(await ownerAt(part.clonedPaymentMethodId ?? '', part.accountId)).toBeNull()
  expect(await db().clonedCard.count({ where: { connectedCustomer: { customerId: card?.customerId ?? '' } } })).toBe(0)
  expect(await db().cardRemoval.count({ where: { doneAt: null } })).toBe(0)
})

test('a card that is kept stays, and pays again', async () => {
  const member = await market.member()
  const { wish } = await pay(member, await market.card())
  await work()
  const [card] = await listSavedCards(member.viewer)
  const again = market.wish(await market.product(await market.seller()), { kind: 'saved', savedCardId: card?.id ?? '' })
  expect(await placeOrder(again, member)).toMatchObject({ answer: { status: 'paid' } })
  expect(await cardsOf(wish.checkoutId)).toMatchObject([{ detachedAt: null, releaseAt: null }])
})

test('a card that is entered again without being kept goes, and leaves the kept one its clone', async () => {
  const member = await market.member()
  const seller = await market.seller()
  const product = await market.product(seller)
  await placeOrder(market.wish(product, await market.card()), member)
  await placeOrder(market.wish(product, await once()), member)
  await work()
  const [kept] = await listSavedCards(member.viewer)
  expect(await db().savedCard.count({ where: { userId: member.viewer.userId, detachedAt: null } })).toBe(1)
  const again = market.wish(product, { kind: 'saved', savedCardId: kept?.id ?? '' })
  const { result, calls } = await market.callsDuring(() => placeOrder(again, member))
  expect(result).toMatchObject({ answer: { status: 'paid' } })
  expect(calls).toEqual(['POST /v1/payment_intents on the account'])
})

test('a refused card stays until the order is paid with another, then both are detached', async () => {
  const guest = market.guest()
  const { wish, placed } = await pay(guest, await once('pm_card_chargeCustomerFail'))
  expect(placed).toMatchObject({ answer: { status: 'declined' } })
  await work()
  expect(await cardsOf(wish.checkoutId)).toMatchObject([{ detachedAt: null }])
  expect(await placeOrder({ ...wish, card: await once() }, guest)).toMatchObject({ answer: { status: 'paid' } })
  await work()
  const cards = await cardsOf(wish.checkoutId)
  expect(cards).toHaveLength(2)
  for (const { detachedAt, paymentMethodId } of cards) {
    expect(detachedAt).not.toBeNull()
    expect(await ownerAt(paymentMethodId)).toBeNull()
  }
})

test('a card that Stripe does not answer about is detached by a later try; one it does not know counts as detached', async () => {
  await sandbox.control.addFault({ method: 'POST', path: '/detach$', action: 'error_500_before', times: 2 })
  const { wish } = await pay(market.guest(), await once())
  await work()
  const [card] = await cardsOf(wish.checkoutId)
  expect(await db().cardRemoval.findUnique({ where: { paymentMethodId: card?.paymentMethodId ?? '' } })).not.toBeNull()
  await sandbox.control.clearFaults()
  for (const { paymentMethodId } of await db().cardRemoval.findMany({ where: { doneAt: null } })) await handlers['detach-card']({ paymentMethodId })
  expect(await ownerAt(card?.paymentMethodId ?? '')).toBeNull()
  await db().cardRemoval.create({ data: { paymentMethodId: 'pm_unknown' } })
  await handlers['detach-card']({ paymentMethodId: 'pm_unknown' })
  expect(await db().cardRemoval.findUnique({ where: { paymentMethodId: 'pm_unknown' } })).toMatchObject({
    doneAt: expect.any(Date),
    note: expect.any(String),
  })
})

test('a card whose order has ended but whose job was lost is found by its time', async () => {
  const { wish } = await pay(market.guest(), await once())
  const [card] = await cardsOf(wish.checkoutId)
  await releaseDue(new Date(Date.now() + 2 * DAY))
  expect(await db().savedCard.findUnique({ where: { id: card?.id ?? '' } })).toMatchObject({ detachedAt: expect.any(Date) })
})

test('a card that a guest keeps is theirs once they sign in with the same address in the same browser, and nobody else’s', async () => {
  const token = newBrowserToken()
  const guest = { viewer: null, browserHash: hashOfToken(token) }
  const { wish } = await pay(guest, await market.card())
  await work()
  const stranger = await market.member()
  const strangers = tokenAfterSignIn(token, stranger.viewer.userId)
  await renewBrowser(token, strangers, stranger.viewer)
  expect(await listSavedCards(stranger.viewer)).toEqual([])

  const { viewer } = await market.member(wish.email)
  const after = tokenAfterSignIn(strangers, viewer.userId)
  await renewBrowser(strangers, after, viewer)
  const [card] = await listSavedCards(viewer)
  const again = market.wish(await market.product(await market.seller()), { kind: 'saved', savedCardId: card?.id ?? '' })
  expect(await placeOrder(again, { viewer, browserHash: hashOfToken(after) })).toMatchObject({ answer: { status: 'paid' } })
})

test('a card that a guest keeps and never signs in for is removed after thirty days', async () => {
  const { wish } = await pay(market.guest(), await market.card())
  await releaseDue(new Date(Date.now() + 29 * DAY))
  expect(await cardsOf(wish.checkoutId)).toMatchObject([{ detachedAt: null }])
  await releaseDue(new Date(Date.now() + 31 * DAY))
  expect(await cardsOf(wish.checkoutId)).toMatchObject([{ detachedAt: expect.any(Date) }])
})

test('a card whose bank is answered after its order has ended is detached', async () => {
  const { wish, placed } = await pay(market.guest(), await once('pm_card_authenticationRequired'))
  expect(placed).toMatchObject({ answer: { status: 'needs_authentication' } })
  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  await db().order.update({ where: { id: order.id }, data: { expiresAt: new Date(0), wakeAt: new Date(0) } })
  await handlers['advance-order']({ orderId: order.id })
  await sandbox.control.authenticate(order.setupIntentId ?? '')
  await dropStrayCard(order.id, order.setupIntentId ?? '')
  await work()
  const [card] = await cardsOf(wish.checkoutId)
  expect(card).toMatchObject({ isKept: false, detachedAt: expect.any(Date) })
  expect(await ownerAt(card?.paymentMethodId ?? '')).toBeNull()
})
