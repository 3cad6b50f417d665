import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'
import { processEvent } from './process-event'
import { receiveEvent } from './receive-event'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const stripe = sandboxStripe(sandbox)
afterAll(stopJobs)

const SECRETS = { platform: 'whsec_platform_test', connect: 'whsec_connect_test' }

/** Delivers the newest event of a type that the platform has had: as its own, or as if it had happened on an account. @returns what was noted */
async function deliver(type: string, account?: string) {
  const { data } = await stripe.events.list({ type, limit: 1 })
  const scope = account ? 'connect' : 'platform'
  const id = account ? `${data[0]?.id}_${account}` : (data[0]?.id ?? '')
  const payload = JSON.stringify({ ...data[0], id, ...(account && { account }) })
  expect(await receiveEvent(scope, payload, stripe.webhooks.generateTestHeaderString({ payload, secret: SECRETS[scope] }))).toBe('stored')
  await processEvent(id)
  return db().webhookEvent.findUniqueOrThrow({ where: { id } })
}

async function paid(card = 'pm_card_visa') {
  const seller = await market.seller({ chargeModel: 'destination' })
  const wish = market.wish(await market.product(seller), await market.card(card))
  await placeOrder(wish, market.guest())
  const partOf = () => db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { settlement: true } })
  return { seller, partOf }
}

test('an event of a charge on the platform is heard there, and settles its part', async () => {
  const { partOf } = await paid()
  expect(await deliver('charge.updated')).toMatchObject({ status: 'processed', note: null })
  expect((await partOf()).settlement).toMatchObject({ grossMinor: 2500, netMinor: 2375 })
})

test('the same event said to be of the seller’s account is nobody’s', async () => {
  const { seller, partOf } = await paid()
  expect(await deliver('charge.updated', seller.accountId)).toMatchObject({ note: 'Not of one of our orders.' })
  expect((await partOf()).settlement).toBeNull()
})

test('a refund made in the platform’s dashboard is heard of, with what was taken from the seller for it', async () => {
  const { partOf } = await paid()
  await stripe.refunds.create({ payment_intent: (await partOf()).paymentIntentId ?? '', amount: 1000, reverse_transfer: true })
  expect(await deliver('charge.refunded')).toMatchObject({ status: 'processed' })
  expect(await partOf()).toMatchObject({ status: 'captured', refundedMinor: 1000 })
  expect(await db().refund.findFirstOrThrow({ where: { sellerOrderId: (await partOf()).id } })).toMatchObject({ amountMinor: 1000, netMinor: -1000 })
})

test('an answer that was lost is learned from the metadata of an event on the platform', async () => {
  await sandbox.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', action: 'error_500_after', times: 999 })
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/payment_intents', action: 'error_500_before', times: 999 })
  const { partOf } = await paid()
  expect(await partOf()).toMatchObject({ status: 'authorizing', paymentIntentId: null })
  await sandbox.control.clearFaults()
  expect(await deliver('payment_intent.succeeded')).toMatchObject({ status: 'processed' })
  expect(await partOf()).toMatchObject({ status: 'captured', paymentIntentId: expect.any(String) })
})
