import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { findCardsOfParts } from '@/lib/db/customers/cards-of-parts'
import { markExpiring } from '@/lib/db/customers/expiry-notices'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { getOrder } from '@/lib/db/orders/orders'
import { stripeNow } from '@/lib/stripe/clock'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'
import { followRenewal } from './follow-renewal'
import { listCards } from './list-cards'
import { releaseCards } from './release-cards'
import { followRemoval, removeCard } from './remove-card'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { market, product, daysLater, part } = testLaterCharges(sandbox)
const stripe = sandboxStripe(sandbox)
afterAll(stopJobs)

/** A member with an order that is charged through the platform in twenty days, to a card they did not keep. */
async function scheduled() {
  const [member, seller] = [await market.member(), await market.seller({ chargeModel: 'destination' })]
  const wish = market.wish(await product(seller, { inDays: 20 }), await market.card('pm_card_visa', { keepsCard: false }))
  await placeOrder(wish, member)
  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true, savedCard: true } })
  return { member, seller, orderId: order.id, partId: order.parts[0]?.id ?? '', card: order.savedCard }
}

test('what is charged later through the platform keeps its card until then, without the buyer, and lets go of it afterwards', async () => {
  const { member, seller, orderId, partId, card } = await scheduled()
  expect(await part(partId)).toMatchObject({ status: 'scheduled', clonedPaymentMethodId: card?.paymentMethodId })
  expect(await listCards(member.viewer)).toMatchObject([{ last4: '4242', uses: [{ key: partId }] }])
  await releaseCards(orderId)
  expect(await stripe.paymentMethods.retrieve(card?.paymentMethodId ?? '')).toMatchObject({ customer: expect.any(String) })
  await daysLater(20, orderId)
  expect(await part(partId)).toMatchObject({ status: 'captured' })
  expect((await stripe.transfers.list({ destination: seller.accountId })).data).toMatchObject([{ amount: 2500 }])
  await releaseCards(orderId)
  expect(await listCards(member.viewer)).toEqual([])
})

test.each(['by its buyer', 'at Stripe'])('a card removed %s before its day pauses the charge', async (how) => {
  const { member, partId, card } = await scheduled()
  if (how === 'at Stripe') await followRemoval(card?.paymentMethodId ?? '')
  else await removeCard(member.viewer, card?.id ?? '')
  expect(await part(partId)).toMatchObject({ status: 'declined', endReason: 'consent_ended', tries: 0, clonedPaymentMethodId: null })
})

test('a card that its bank renewed is charged as it is, and one that expires before the day is told of', async () => {
  const { orderId, partId, card } = await scheduled()
  const { dueAt } = await part(partId)
  const month = new Date(Date.UTC(dueAt?.getUTCFullYear() ?? 0, (dueAt?.getUTCMonth() ?? 0) - 1, 1))
  await sandbox.control.renewCard(card?.paymentMethodId ?? '', { exp_month: month.getUTCMonth() + 1, exp_year: month.getUTCFullYear() })
  await followRenewal(card?.paymentMethodId ?? '', null)
  const expires = { last4: '4242', expMonth: month.getUTCMonth() + 1 }
  expect((await findCardsOfParts(await getOrder(orderId))).get(partId)).toMatchObject(expires)
  const now = await stripeNow()
  const until = new Date(now.getTime() + 30 * 86_400_000)
  const told = await db().$transaction((tx) => markExpiring(tx, false, { now, until }, 100))
  expect(told.map(({ id }) => id)).toContain(partId)
  expect(await part(partId)).toMatchObject({ status: 'scheduled', clonedPaymentMethodId: card?.paymentMethodId })
})
