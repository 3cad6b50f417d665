import { type Tx, transaction } from '@/lib/db/client'
import { restoreEntitlements, revokeEntitlements } from '@/lib/db/digital/entitlements'
import { type DisputeRow, findByStripeId, findDisputes, writeDispute } from '@/lib/db/disputes/disputes'
import { reopenAnswer } from '@/lib/db/disputes/evidence'
import { send } from '@/lib/db/jobs/jobs'
import { lockOrder, noteOrderEvent, type PartRow } from '@/lib/db/orders/orders'
import { findPartByPaymentIntent } from '@/lib/db/orders/settlements'
import { markDisputed } from '@/lib/db/reviews/reviews'
import { sendTaxReversal } from '@/lib/db/tax/tax-records'
import { disputeMoney } from '@/lib/domain/disputes/dispute-money'
import { isOpen, stageOf, waitsForAnswer } from '@/lib/domain/disputes/dispute-state'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { mailDispute } from '@/lib/notices/news'
import { type DisputeFacts, listDisputes, readDispute } from '@/lib/stripe/calls/disputes'
import { accountOfCharge, type ChargePlace } from '@/lib/stripe/charge-place'
import { stripeNow } from '@/lib/stripe/clock'
import { planFeeOfLost } from './return-fee'

export type DisputeRecorded = 'recorded' | 'not_ours' | 'unknown'

/**
 * Reads a dispute and makes what Stripe says of it true here, with all that follows. Twice, in any order, is a no-op: what was asked for before what stands here is
 * left out, and every change at Stripe comes with an event of its own, which reads it again.
 * @param accountId where its charge is; null for the platform's own account
 * @param at when Stripe says that something happened to it
 * @returns `unknown` while Stripe does not answer
 */
export async function recordDispute(stripeDisputeId: string, accountId: ConnectedAccountId | null, at: Date): Promise<DisputeRecorded> {
  const readAt = new Date()
  const found = await readDispute(stripeDisputeId, accountId)
  if (found.kind !== 'ok') return found.kind === 'unknown' ? 'unknown' : 'not_ours'
  return recordFacts(found.value, accountId, { readAt, at })
}

/** Reads all disputes of a charge, also those of which no event has come. @returns false while Stripe does not answer */
export async function recordDisputesOf(part: ChargePlace & { chargeId: string }): Promise<boolean> {
  const accountId = accountOfCharge(part)
  const found = await listDisputes(part.chargeId, accountId)
  if (found.kind !== 'ok') return false
  const now = await stripeNow()
  const recorded = []
  for (const id of found.value) recorded.push(await recordDispute(id, accountId, now))
  return !recorded.includes('unknown')
}

/** The same of what was just read, such as the answer to a call. */
export async function recordFacts(
  facts: DisputeFacts,
  accountId: ConnectedAccountId | null,
  when: { readAt: Date; at: Date },
): Promise<DisputeRecorded> {
  const part = facts.paymentIntentId ? await findPartByPaymentIntent(facts.paymentIntentId) : null
  if (!part || accountOfCharge(part) !== accountId) return 'not_ours'
  await transaction(async (tx) => {
    const order = await lockOrder(tx, part.orderId)
    const own = order.parts.find(({ id }) => id === part.id)
    if (own) await write(tx, own, facts, when)
  })
  return 'recorded'
}

async function write(tx: Tx, part: PartRow, facts: DisputeFacts, { readAt, at }: { readAt: Date; at: Date }): Promise<void> {
  const before = await findByStripeId(facts.id, tx)
  if (before && before.readAt > readAt) return
  const { id, bookings, paymentIntentId: _, chargeId: __, ...columns } = facts
  const money = disputeMoney(bookings, facts, part)
  const closedAt = isOpen(facts.status) ? null : (before?.closedAt ?? at)
  const { id: sellerOrderId, sellerId, accountId } = part
  const isNextStage = before !== null && stageOf(before.status) !== stageOf(facts.status)
  // Each stage is answered, and its seller reminded, by itself.
  const anew = isNextStage ? { answeredBefore: facts.submissionCount, remindedHours: null } : {}
  const after = await writeDispute(tx, id, { ...columns, ...money, ...anew, sellerOrderId, sellerId, accountId, closedAt, readAt })
  if (isNextStage && waitsForAnswer(after)) await reopenAnswer(tx, after.id)
  await follow(tx, part.orderId, before, after)
  await followDigitalGoods(tx, part)
  if (before?.status !== after.status)
    await markDisputed(
      tx,
      part.id,
      (await findDisputes([part.id], tx)).some(({ status }) => isOpen(status)),
    )
  if (before?.status !== after.status) await planFeeOfLost(tx, part, after)
  if (after.closedAt && after.takenMinor > 0 && before?.status !== after.status) await sendTaxReversal(tx, part.id)
}

/** What is digital is its buyer's no longer once a bank has given them all of the money; it is again where the dispute is won after all. */
async function followDigitalGoods(tx: Tx, { id, amountMinor, refundedMinor, status }: PartRow): Promise<void> {
  const decided = (await findDisputes([id], tx)).filter((dispute) => dispute.closedAt !== null || stageOf(dispute.status) === 'appeal')
  const takenMinor = decided.reduce((sum, dispute) => sum + dispute.takenMinor, 0)
  if (takenMinor > 0 && refundedMinor + takenMinor >= amountMinor) await revokeEntitlements(tx, id, 'dispute_lost')
  else if (status === 'captured') await restoreEntitlements(tx, id)
}

/** What is noted and told when a stage of it begins, when it ends, and when it is decided otherwise later. */
async function follow(tx: Tx, orderId: string, before: DisputeRow | null, after: DisputeRow): Promise<void> {
  const { id, sellerOrderId, status, reason, closedAt } = after
  const note = (event: string, words: string) => noteOrderEvent(tx, { orderId, sellerOrderId, event, detail: { note: words } })
  const hasEnded = closedAt !== null && before?.status !== status
  const hasBegun = closedAt === null && (before === null || before.closedAt !== null || stageOf(before.status) !== stageOf(status))
  if (!before || hasBegun) await note('dispute_opened', reason)
  if (hasEnded) await note('dispute_closed', status)
  if (!hasEnded && !hasBegun) return
  const mail = mailDispute({ id }, hasEnded ? 'ended' : 'opened', status)
  await send(tx, 'send-dispute-mail', mail.data, { id: mail.id })
}
