// Banks dispute what is paid, while its seller refunds it; sellers answer or accept, each in a process that may die of it; and what must be true of it afterwards.
import { randomUUID } from 'node:crypto'
import type { ControlClient } from '@souk/local-stripe'
import type Stripe from 'stripe'
import { db } from '@/lib/db/client'
import { advanceDispute } from '@/lib/disputes/advance-dispute'
import { answerDispute } from '@/lib/disputes/answer-dispute'
import { recordDispute } from '@/lib/disputes/record-dispute'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { countsAsGivenBack, isMade } from '@/lib/domain/refunds/refund-state'
import type { Chance } from './chance'
import type { Broken } from './checked-order'
import type { Life } from './life'
import { refund } from './refunding'

const KINDS = ['fraudulent', 'product_not_received', 'duplicate', 'inquiry', 'prevented'] as const

/** A bank disputes all of a payment or some of it, perhaps just as it is refunded; then its seller does something, or the bank decides, or nothing happens. */
export async function letBanksDispute(chance: Chance, life: Life, { id }: { id: string }): Promise<void> {
  if (!chance.is(0.15)) return
  const part = await db().sellerOrder.findUniqueOrThrow({ where: { id }, include: { order: true, cancelation: true, seller: true } })
  // What its own rules give back, they give back whole.
  if (part.status !== 'captured' || part.cancelation || part.order.decision === 'release' || !part.chargeId) return
  const [kind, amount] = [chance.of(KINDS), chance.of([0, 0, 100, Math.ceil(part.amountMinor / 2)])]
  const chargeId = part.chargeId
  const dispute = () =>
    life.sandbox.control.openDispute(chargeId, { kind, ...(amount > 0 && { amount }) }).then(
      ({ id: disputeId }) => disputeId,
      () => null,
    )
  const draft = { lines: [], shippingMinor: 0, adjustmentMinor: chance.of([100, 300]), reason: null, note: null }
  const refunds = chance.is(0.5) ? life.act(() => refund(part, randomUUID(), draft)) : null
  const [disputeId, refunded] = await Promise.all([dispute(), refunds])
  life.tell(`${id.slice(0, 8)}, disputed as ${kind}: ${disputeId ?? 'refused'}, refunded: ${refunded?.kind ?? 'nothing'}`)
  if (!disputeId) return
  const deed = chance.of(['answers', 'answers twice', 'accepts', 'is won', 'is lost', 'is lost, then won', 'nothing'] as const)
  const by = { sellerId: part.sellerId, userId: part.seller.userId }
  const row = await heard(disputeId, part.accountId)
  const answer = (wish: Parameters<typeof answerDispute>[2]) => life.act(async () => (row ? answerDispute(by, row, wish) : { kind: 'unheard' }))
  const texts = { uncategorized_text: chance.of(['winning_evidence', 'losing_evidence', 'It was sent.']) }
  const decide = (verdict: 'won' | 'lost') =>
    life.sandbox.control.decideDispute(disputeId, verdict).then(
      () => null,
      () => null,
    )
  const acts: Record<typeof deed, (() => Promise<unknown>)[]> = {
    answers: [() => answer({ answer: 'submit', texts })],
    'answers twice': [() => Promise.all([answer({ answer: 'submit', texts }), answer({ answer: 'submit', texts })])],
    accepts: [() => answer({ answer: 'accept' })],
    'is won': [() => decide('won')],
    'is lost': [() => decide('lost')],
    'is lost, then won': [() => decide('lost'), () => decide('won')],
    nothing: [],
  }
  for (const act of acts[deed]) await act()
  life.tell(`dispute ${disputeId}: ${deed}`)
}

/** Our row of a dispute, as if its event had just come. */
async function heard(disputeId: string, accountId: string): Promise<string | null> {
  await recordDispute(disputeId, ConnectedAccountId.parse(accountId), new Date()).catch(() => undefined)
  return (await db().dispute.findUnique({ where: { stripeDisputeId: disputeId } }))?.id ?? null
}

/** Answers that are still to be sent are, as their jobs do, and every dispute is read, as its events do that nobody lost. */
export async function settleDisputes(control: ControlClient): Promise<void> {
  for (const { disputeId } of await db().disputeEvidence.findMany({ where: { answer: { not: null }, answeredAt: null } }))
    await advanceDispute(disputeId)
  for (const { account, object } of await control.objects('dispute')) await recordDispute(object.id, ConnectedAccountId.parse(account), new Date())
}

/** How disputes ended, with how many. */
export async function disputesOf(): Promise<Record<string, number>> {
  const rows = await db().dispute.groupBy({ by: ['status'], _count: true })
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]))
}

/** Refunds and disputes never take the same money, here and at Stripe; each dispute is as Stripe has it, and was answered at most once. */
export async function wrongWithDisputes(control: ControlClient): Promise<Broken[]> {
  const parts = await db().sellerOrder.findMany({ where: { disputes: { some: {} } }, include: { disputes: true, refunds: true, order: true } })
  const atStripe = new Map((await control.objects('dispute')).map(({ object }) => [object.id, object]))
  const charges = new Map((await control.objects('charge')).map(({ object }) => [object.id, object]))
  const broken: Broken[] = []
  for (const { id, amountMinor, chargeId, disputes, refunds, order } of parts) {
    const say = (says: string) => broken.push({ checkoutId: order.checkoutId, says })
    const taken = sum(disputes.map(({ takenMinor }) => takenMinor))
    const given = sum(refunds.filter(({ status }) => countsAsGivenBack(status)).map((row) => row.amountMinor))
    const made = sum(refunds.filter(({ status }) => isMade(status)).map((row) => row.amountMinor))
    if (given + taken > amountMinor) say(`${given} of ${id} is given back and ${taken} taken by its bank, of ${amountMinor}`)
    const refundedAtStripe = refundedOf(charges.get(chargeId ?? ''))
    const takenAtStripe = sum(disputes.map((row) => takenBy(atStripe.get(row.stripeDisputeId))))
    if (refundedAtStripe + takenAtStripe > amountMinor)
      say(`Stripe gave back ${refundedAtStripe} of ${id} and took ${takenAtStripe}, of ${amountMinor}`)
    if (taken !== takenAtStripe) say(`${taken} of ${id} is taken by its bank, and ${takenAtStripe} at Stripe`)
    if (made !== refundedAtStripe) say(`${made} of ${id} is refunded, and ${refundedAtStripe} at Stripe`)
    for (const row of disputes) {
      const theirs = atStripe.get(row.stripeDisputeId)
      if (theirs?.status !== row.status) say(`dispute ${row.stripeDisputeId} is ${row.status}, and ${theirs?.status} at Stripe`)
      if ((theirs?.evidence_details.submission_count ?? 0) > 1) say(`dispute ${row.stripeDisputeId} was answered more than once`)
    }
  }
  return broken
}

/** What was given back of a charge: not what its capture left of the hold, which was released. */
function refundedOf(charge: Stripe.Charge | undefined): number {
  return charge ? charge.amount_refunded - (charge.amount - charge.amount_captured) : 0
}

/** What a bank has by a dispute, in the currency of the charge: the amount itself where it was booked in another, until it is given back. */
function takenBy(dispute: Stripe.Dispute | undefined): number {
  const booked = dispute?.balance_transactions ?? []
  const isConverted = booked.some(({ exchange_rate: rate }) => rate !== null)
  if (!isConverted) return -sum(booked.map(({ amount }) => amount))
  return booked.some(({ reporting_category: category }) => category === 'dispute_reversal') ? 0 : (dispute?.amount ?? 0)
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
