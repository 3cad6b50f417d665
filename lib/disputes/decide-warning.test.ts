import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { advanceRefund } from '@/lib/refunds/advance-refund'
import { testDatabase } from '@/testing/database'
import { testDisputes } from '@/testing/disputed-orders'
import { testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { decideWarning } from './decide-warning'
import { dismissFraudWarning } from './fraud-warning'
import { readWarningPolicy, setWarningPolicy } from './warning-policy'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { shippedOrder } = testReturns(sandbox)
const { stripe, hear } = testDisputes(sandbox)
afterAll(stopJobs)

type Decide = { warningId: string; refundId: string }
type Made = Awaited<ReturnType<typeof shippedOrder>>

/** A sale that its bank suspects, heard of. Its seller wants such sales refunded up to so many dollars. @param ships how many of its pieces have left */
async function suspected({ upTo = '', ships = 0 } = {}): Promise<Made & { decide: Decide }> {
  const made = await shippedOrder({ card: 'pm_card_createIssuerFraudRecord', ships })
  await settleSellerOrder(made.partId)
  expect(await setWarningPolicy(made.sellerId, upTo, 'usd', 'en')).toBeNull()
  await sandbox.control.advance(60)
  await hear(made)
  const { id } = await db().fraudWarning.findFirstOrThrow({ where: { sellerOrderId: made.partId } })
  const [job, ...more] = await db().$queryRaw<{ data: Decide }[]>`
    select data from pgboss.job where name = 'decide-warning' and data->>'warningId' = ${id}`
  if (!job || more.length > 0) throw new Error('A warning is decided once')
  return { ...made, decide: job.data }
}

async function refundsOf({ partId, seller }: Made) {
  const { paymentIntentId } = await db().sellerOrder.findUniqueOrThrow({ where: { id: partId } })
  const atStripe = await stripe.refunds.list({ payment_intent: paymentIntentId ?? '' }, { stripeAccount: seller.accountId })
  const rows = await db().refund.findMany({ where: { sellerOrderId: partId }, include: { lines: true } })
  return { atStripe: atStripe.data.map(({ amount, reason }) => [amount, reason]), rows }
}

async function mailsOf(warningId: string) {
  const rows = await db().$queryRaw<{ about: string }[]>`
    select data->>'about' as about from pgboss.job where name = 'send-warning-mail' and data->>'warningId' = ${warningId} order by created_on`
  return rows.map(({ about }) => about)
}

const decide = ({ decide: { warningId, refundId } }: { decide: Decide }) => decideWarning(warningId, refundId)

// Stripe's events of a sale are delivered again by each `hear`: a warning that is heard twice is decided once.
beforeAll(async () => {
  const made = await suspected()
  await hear(made)
  const [jobs] = await db().$queryRaw<{ count: bigint }[]>`select count(*) from pgboss.job where name = 'decide-warning'`
  expect(Number(jobs?.count)).toBe(1)
})

test('what a bank suspects is refunded whole as fraud, where its seller wants it of such an amount; however often it is decided', async () => {
  const made = await suspected({ upTo: '80.00' })
  await decide(made)
  await decide(made)
  const { atStripe, rows } = await refundsOf(made)
  expect(atStripe).toEqual([[8000, 'fraudulent']])
  expect(rows).toMatchObject([{ origin: 'fraud_warning', reason: 'fraudulent', status: 'succeeded', byUserId: null }])
  expect(rows[0]?.lines.every(({ isRestocked }) => isRestocked)).toBe(true)
  expect(await mailsOf(made.decide.warningId)).toEqual(['refunded'])
  expect(await db().auditEntry.count({ where: { subjectId: made.partId, deed: 'warned_sale_refunded' } })).toBe(1)
})

test('the seller decides where they have set nothing, where it is more than they have set, and where something has left', async () => {
  for (const wish of [{}, { upTo: '79.99' }, { upTo: '500', ships: 1 }]) {
    const made = await suspected(wish)
    await decide(made)
    expect((await refundsOf(made)).rows).toEqual([])
    expect(await mailsOf(made.decide.warningId)).toEqual(['warned'])
  }
})

test('an amount in another currency than the sale’s refunds nothing', async () => {
  const made = await suspected()
  expect(await setWarningPolicy(made.sellerId, '500', 'eur', 'en')).toBeNull()
  await decide(made)
  expect((await refundsOf(made)).rows).toEqual([])
})

test('a warning that its seller has dismissed, or that no one here knows, leads to nothing', async () => {
  const made = await suspected({ upTo: '500' })
  await dismissFraudWarning(made.sellerId, made.partId)
  await decide(made)
  await decideWarning('issfr_unknown', randomUUID())
  expect((await refundsOf(made)).rows).toEqual([])
  expect(await mailsOf(made.decide.warningId)).toEqual([])
})

test('while Stripe does not answer nobody is told, and once it has the refund is there once', async () => {
  const made = await suspected({ upTo: '500' })
  await sandbox.control.addFault({ method: 'POST', path: '^/v1/refunds$', account: made.seller.accountId, action: 'error_500_after', times: 99 })
  await expect(decide(made)).rejects.toThrow('waits for Stripe')
  expect(await mailsOf(made.decide.warningId)).toEqual([])
  await sandbox.control.clearFaults()
  await advanceRefund(made.decide.refundId)
  await decide(made)
  expect((await refundsOf(made)).atStripe).toEqual([[8000, 'fraudulent']])
  expect(await mailsOf(made.decide.warningId)).toEqual(['refunded'])
})

test('an amount is set, changed and taken away; what cannot be read is not', async () => {
  const { sellerId } = await shippedOrder()
  expect(await readWarningPolicy(sellerId)).toBeNull()
  expect(await setWarningPolicy(sellerId, 'about fifty', 'usd', 'en')).toMatchObject({ key: 'disputes.warningAmount' })
  expect(await setWarningPolicy(sellerId, '50', 'usd', 'en')).toBeNull()
  expect(await readWarningPolicy(sellerId)).toEqual({ amountMinor: 5000, currency: 'usd' })
  expect(await setWarningPolicy(sellerId, '0', 'usd', 'en')).toEqual({ key: 'disputes.warningNought' })
  expect(await readWarningPolicy(sellerId)).toEqual({ amountMinor: 5000, currency: 'usd' })
  expect(await setWarningPolicy(sellerId, '', 'usd', 'en')).toBeNull()
  expect(await readWarningPolicy(sellerId)).toBeNull()
  expect(await db().auditEntry.count({ where: { subjectId: sellerId, deed: 'warning_policy_set' } })).toBe(2)
})
