import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { readyToShip } from '@/lib/fulfilment/ready-to-ship'
import { readOrder } from '@/lib/orders/read-order'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { changeCard, followChangeOf } from './change-card'
import { changeCardPage } from './change-card-page'

await testDatabase()
const sandbox = await testSandbox()
const { market, product, order, confirm, daysLater, charges, part } = testLaterCharges(sandbox)
afterAll(stopJobs)

const another = async (name = 'pm_card_mastercard') => {
  const { confirmationTokenId } = await market.card(name)
  return { kind: 'new' as const, confirmationTokenId }
}
const cardCharged = async (partId: string) => {
  const { chargeId } = await part(partId)
  return (await sandbox.control.object('charge', chargeId ?? ''))?.payment_method_details?.card?.last4
}

test('another card for a later charge: it is charged on its day, and the order shows it at once', async () => {
  const { buyer, seller, orderId, partId } = await order({ inDays: 20 })
  expect(await changeCardPage(orderId, buyer)).toMatchObject({ state: 'ready', view: { card: { last4: '4242' }, isExpiring: false } })
  const card = await another()
  for (const _ of ['once', 'twice']) expect(await changeCard(orderId, { key: null, card }, buyer)).toMatchObject({ answer: { status: 'paid' } })
  const shown = await readOrder(orderId, buyer)
  expect(shown).toMatchObject({ status: 'scheduled', card: { last4: '4444' }, changeCardUrl: `/orders/${orderId}/card` })
  expect(shown?.timeline.filter(({ kind }) => kind === 'card_changed')).toHaveLength(1)
  await daysLater(20, orderId)
  expect(await charges(seller)).toEqual(['captured'])
  expect(await cardCharged(partId)).toBe('4444')
  expect(await changeCardPage(orderId, buyer)).toEqual({ state: 'redirect', url: `/orders/${orderId}` })
})

test('another card on the day of the order: what is charged as it ships is shared anew, not with the card of before', async () => {
  const { buyer, seller, orderId, partId } = await order('on_shipment')
  await changeCard(orderId, { key: null, card: await another() }, buyer)
  await readyToShip(seller.sellerId, partId)
  await daysLater(0, orderId)
  expect(await charges(seller)).toEqual(['captured'])
  expect(await cardCharged(partId)).toBe('4444')
})

test('a card that the bank wants confirmed replaces the one before only once it is; a webhook alone does it too', async () => {
  const { buyer, seller, orderId, partId } = await order({ inDays: 20 })
  const asked = await changeCard(orderId, { key: null, card: await another('pm_card_authenticationRequiredSetupForOffSession') }, buyer)
  expect(asked).toMatchObject({ answer: { status: 'needs_authentication', accountId: null } })
  expect(await changeCard(orderId, { key: null, card: null }, buyer)).toMatchObject({ answer: { status: 'needs_authentication' } })
  expect(await readOrder(orderId, buyer)).toMatchObject({ card: { last4: '4242' } })
  const { setupIntentId } = await db().cardChange.findFirstOrThrow({ where: { orderId } })
  await confirm(setupIntentId)
  // The page and Stripe's event come at the same moment.
  await Promise.all([followChangeOf(setupIntentId ?? ''), changeCard(orderId, { key: null, card: null }, buyer), followChangeOf(setupIntentId ?? '')])
  expect((await readOrder(orderId, buyer))?.timeline.filter(({ kind }) => kind === 'card_changed')).toHaveLength(1)
  expect(await followChangeOf(setupIntentId ?? '')).toBe(false)
  expect(await readOrder(orderId, buyer)).toMatchObject({ card: { last4: '0446' } })
  await daysLater(20, orderId)
  expect(await charges(seller)).toEqual(['captured'])
  expect(await cardCharged(partId)).toBe('0446')
})

test('a card that the bank refuses changes nothing, and says why', async () => {
  const { buyer, seller, orderId, partId } = await order({ inDays: 20 })
  const refused = await changeCard(orderId, { key: null, card: await another('pm_card_chargeDeclinedInsufficientFunds') }, buyer)
  expect(refused).toMatchObject({
    answer: { status: 'declined', code: 'insufficient_funds', sentence: [{ key: 'card.insufficientFunds' }, { key: 'order.cardUnchanged' }] },
  })
  await daysLater(20, orderId)
  expect(await charges(seller)).toEqual(['captured'])
  expect(await cardCharged(partId)).toBe('4242')
})

test('while Stripe is silent nothing is known, and asking again with the same card goes on', async () => {
  const { buyer, orderId } = await order({ inDays: 20 })
  const card = await another()
  await sandbox.control.addFault({ method: 'POST', path: '^/v1/setup_intents', action: 'reset_after', times: 999 })
  expect(await changeCard(orderId, { key: null, card }, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await sandbox.control.clearFaults()
  expect(await changeCard(orderId, { key: null, card }, buyer)).toMatchObject({ answer: { status: 'paid' } })
  expect(await readOrder(orderId, buyer)).toMatchObject({ card: { last4: '4444' } })
})

test('a member chooses another of their saved cards, and nobody else’s; a stranger gives none', async () => {
  const [member, other, seller] = [await market.member(), await market.member(), await market.seller()]
  const now = await market.product(seller)
  await placeOrder(market.wish(now, await market.card('pm_card_mastercard')), member)
  await placeOrder(market.wish(now, await market.card('pm_card_amex')), other)
  const wish = market.wish(await product(seller, { inDays: 20 }), await market.card())
  await placeOrder(wish, member)
  const { id: orderId } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  const page = await changeCardPage(orderId, member)
  const offered = page?.state === 'ready' ? page.view.checkout.savedCards : []
  expect(offered).toMatchObject([{ last4: '4444' }])
  const strange = await db().savedCard.findFirstOrThrow({ where: { userId: other.viewer.userId } })
  const pick = (savedCardId: string, buyer = member) => changeCard(orderId, { key: null, card: { kind: 'saved', savedCardId } }, buyer)
  expect(await pick(strange.id)).toMatchObject({ kind: 'refused', refusal: { code: 'card_not_yours' } })
  expect(await pick(offered[0]?.id ?? '', other)).toBeNull()
  expect(await pick(offered[0]?.id ?? '')).toMatchObject({ answer: { status: 'paid' } })
  expect(await readOrder(orderId, member)).toMatchObject({ card: { last4: '4444' } })
})
