import { afterAll, expect, test } from 'vitest'
import { listCards } from '@/lib/cards/list-cards'
import { placeOrder } from '@/lib/checkout/place-order'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { readOrder } from '@/lib/orders/read-order'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'
import { processReceived } from '@/testing/webhook-world'
import { testWebhooks } from '@/testing/webhooks'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
await testWebhooks(sandbox)
const { market, product, daysLater, charges, part, mails } = testLaterCharges(sandbox)
afterAll(stopJobs)

/** A member's order that is charged in twenty days to a card they keep. */
async function scheduled() {
  const [member, seller] = [await market.member(), await market.seller()]
  const wish = market.wish(await product(seller, { inDays: 20 }), await market.card())
  await placeOrder(wish, member)
  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true, savedCard: true } })
  const [first] = order.parts
  return { member, seller, orderId: order.id, partId: first?.id ?? '', clone: first?.clonedPaymentMethodId ?? '', saved: order.savedCard }
}

/** Waits until the renewal of this PaymentMethod was delivered, and processes what came. */
async function hearOf(paymentMethodId: string) {
  const where = { type: 'payment_method.automatically_updated', aboutId: paymentMethodId }
  await expect.poll(() => db().webhookEvent.count({ where })).toBe(1)
  await processReceived()
  return db().webhookEvent.findFirstOrThrow({ where })
}

const REPLACED = { exp_month: 4, exp_year: 2041, card: 'pm_card_mastercard' }
const SHOWN = { brand: 'mastercard', last4: '4444', expMonth: 4, expYear: 2041 }

test('a bank replaces a saved card: account, checkout and order show the new one, which is charged on its day; nothing else changes', async () => {
  const { member, seller, orderId, partId, clone, saved } = await scheduled()
  const before = await part(partId)
  const told = await mails(orderId)
  await sandbox.control.renewCard(saved?.paymentMethodId ?? '', REPLACED)
  expect(await hearOf(saved?.paymentMethodId ?? '')).toMatchObject({ status: 'processed', scope: 'platform', note: null })
  expect(await listCards(member.viewer)).toMatchObject([{ id: saved?.id, ...SHOWN, uses: [{ isHeld: false }] }])
  expect(await listSavedCards(member.viewer)).toMatchObject([{ id: saved?.id, ...SHOWN }])
  expect(await readOrder(orderId, member)).toMatchObject({ card: { brand: 'mastercard', last4: '4444' } })
  const { status, dueAt, endReason, order } = await part(partId)
  expect({ status, dueAt, endReason, order: order.status }).toEqual({ status: 'scheduled', dueAt: before.dueAt, endReason: null, order: 'scheduled' })
  expect(await mails(orderId)).toEqual(told)
  await daysLater(20, orderId)
  expect(await charges(seller)).toEqual(['captured'])
  const charged = await part(partId)
  expect(charged.clonedPaymentMethodId).not.toBe(clone)
  expect(await sandbox.control.object('charge', charged.chargeId ?? '')).toMatchObject({ payment_method_details: { card: { last4: '4444' } } })
})

test.each([
  { name: 'the clone’s event first', first: 'clone' },
  { name: 'the platform’s event first', first: 'saved' },
] as const)('a bank replaces the card on both accounts, $name: one saved card, charged once on its day', async ({ first }) => {
  const { member, seller, orderId, partId, clone, saved } = await scheduled()
  const ids = first === 'clone' ? [clone, saved?.paymentMethodId ?? ''] : [saved?.paymentMethodId ?? '', clone]
  for (const id of ids) {
    await sandbox.control.renewCard(id, REPLACED)
    await hearOf(id)
  }
  expect(await listCards(member.viewer)).toMatchObject([SHOWN])
  await daysLater(20, orderId)
  expect(await charges(seller)).toEqual(['captured'])
  expect(await part(partId)).toMatchObject({ status: 'captured' })
})

test('a renewal of a card that is none of ours is ignored, with a note', async () => {
  const stripe = sandboxStripe(sandbox)
  const customer = await stripe.customers.create({ email: 'stranger@souk.test' })
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
  await sandbox.control.renewCard(id, REPLACED)
  expect(await hearOf(id)).toMatchObject({ note: 'Not a card of ours.' })
})
