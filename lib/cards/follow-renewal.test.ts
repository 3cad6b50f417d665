import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'
import { detachCard } from './detach-card'
import { followRenewal } from './follow-renewal'
import { listCards } from './list-cards'

await testDatabase()
const sandbox = await testSandbox()
const stripe = sandboxStripe(sandbox)
const { market, product, daysLater, charges, part } = testLaterCharges(sandbox)
afterAll(stopJobs)

test('a renewed card shows its new expiry, and its later charge is made to a new clone', async () => {
  const [member, seller] = [await market.member(), await market.seller()]
  const wish = market.wish(await product(seller, { inDays: 20 }), await market.card())
  await placeOrder(wish, member)
  const { parts, ...order } = await db().order.findUniqueOrThrow({
    where: { checkoutId: wish.checkoutId },
    include: { parts: true, savedCard: true },
  })
  const [partId, clone] = [parts[0]?.id ?? '', parts[0]?.clonedPaymentMethodId ?? '']
  const paymentMethodId = order.savedCard?.paymentMethodId ?? ''
  await stripe.paymentMethods.update(paymentMethodId, { card: { exp_month: 4, exp_year: 2041 } })
  expect(await followRenewal(paymentMethodId, null)).toBe(true)
  expect(await listCards(member.viewer)).toMatchObject([{ expMonth: 4, expYear: 2041, uses: [{ isHeld: false }] }])
  await detachCard(clone)
  await daysLater(20, order.id)
  expect(await charges(seller)).toEqual(['captured'])
  const charged = await part(partId)
  expect(charged).toMatchObject({ status: 'captured' })
  expect(charged.clonedPaymentMethodId).not.toBe(clone)
})

test('a clone that was renewed on its account is found by its new expiry; a stranger’s card is none of ours', async () => {
  const [member, seller] = [await market.member(), await market.seller()]
  const wish = market.wish(await market.product(seller), await market.card())
  await placeOrder(wish, member)
  const clone = await db().clonedCard.findFirstOrThrow({ where: { connectedCustomer: { accountId: seller.accountId } } })
  const { paymentMethodId } = clone
  await stripe.paymentMethods.update(paymentMethodId, { card: { exp_month: 5, exp_year: 2042 } }, { stripeAccount: seller.accountId })
  expect(await followRenewal(paymentMethodId, seller.accountId)).toBe(true)
  expect(await db().clonedCard.findUnique({ where: { id: clone.id } })).toMatchObject({ expMonth: 5, expYear: 2042 })
  expect(await followRenewal('pm_nobody', null)).toBe(false)
})
