import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import { isOneOf } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { invalidRequest } from '@/sandbox/http/errors'
import { failPendingRefunds } from '@/sandbox/money/refund-outcomes'
import { settle } from '@/sandbox/money/settlement'
import { testBank } from '@/sandbox/payments/bank/bank-debits'
import { testCard } from '@/sandbox/payments/cards'
import { reinstate, takeCounterFee, withdraw } from './dispute-money'
import { DEBIT_DISPUTE, type DisputeFacts, newDispute, TEST_DISPUTES } from './dispute-objects'
import { retireWarnings, warnOfFraud } from './fraud-warnings'

export type DisputeRow = Tables['dispute']
/** How a dispute ends, or that an inquiry becomes a real one. */
export const VERDICTS = ['won', 'lost', 'escalated'] as const
export type Verdict = (typeof VERDICTS)[number]

const DAY_MS = 86_400_000
/** An inquiry that nobody takes further is closed after this time [doc]. */
const INQUIRY_DAYS = 120
/** Whether money can still be given back by a refund although the charge is disputed: during an inquiry, and again once it is won. */
export function isRefundable(world: World, charge: Tables['charge']): boolean {
  for (const row of world.store.newest('dispute', charge.account, { by: ['charge', charge.id] })) {
    if (!row.object.is_charge_refundable && row.object.status !== 'won') return false
  }
  return true
}

/** What of a charge no refund and no other dispute has taken; an inquiry takes nothing. Minor units. */
function leftToDispute(world: World, charge: Tables['charge'], except?: string): number {
  let left = charge.object.amount - charge.object.amount_refunded
  for (const { id, object } of world.store.newest('dispute', charge.account, { by: ['charge', charge.id] })) {
    if (id !== except && !object.is_charge_refundable && object.status !== 'won') left -= object.amount
  }
  return left
}

/**
 * The issuer disputes a captured charge, or a part of it: the money and a fee leave the account at once, unless it only asks (inquiry). Without
 * `amount` it is all that is left. Null when there is nothing to dispute: not captured, refunded or disputed already. Inside a transaction.
 */
export function openDispute(world: World, scope: Scope, chargeId: string, facts: DisputeFacts, wanted?: number): DisputeRow | null {
  const before = world.store.get('charge', chargeId)
  if (!before?.object.captured || before.object.source_transfer) return null
  if (!facts.inquiry) failPendingRefunds(world, scope, before)
  const charge = settle(world, scope, chargeId, true)
  const left = leftToDispute(world, charge)
  const amount = wanted ?? left
  if (amount <= 0 || amount > left) return null
  const id = accountId('du', charge.account, world.clock.now())
  const dispute = newDispute(id, charge, facts, amount, world.clock.now())
  const row = world.store.insert('dispute', charge.account, id, dispute, { transactions: [], ...(facts.final && { final: true }) })
  world.store.update('charge', chargeId, { disputed: true })
  retireWarnings(world, scope, chargeId)
  emit(world, scope, 'charge.dispute.created', row, 'dispute')
  if (facts.prevented) return announceEnd(world, scope, withdraw(world, scope, row))
  if (facts.final) return close(world, scope, withdraw(world, scope, row), 'lost')
  scheduleDeadlines(world, row, facts.inquiry)
  return facts.inquiry ? row : withdraw(world, scope, row)
}

function scheduleDeadlines(world: World, dispute: DisputeRow, inquiry: boolean): void {
  const due = (dispute.object.evidence_details.due_by ?? 0) * 1000
  world.timers.schedule('dispute_due', due + 1000, { dispute: dispute.id })
  if (inquiry) world.timers.schedule('inquiry_over', dispute.object.created * 1000 + INQUIRY_DAYS * DAY_MS, { dispute: dispute.id })
}

const WARNINGS = ['warning_needs_response', 'warning_under_review']
const ENDED = ['won', 'lost', 'warning_closed', 'prevented']

function announceEnd(world: World, scope: Scope, row: DisputeRow): DisputeRow {
  emit(world, scope, 'charge.dispute.closed', row, 'dispute')
  return row
}

function close(world: World, scope: Scope, dispute: DisputeRow, status: Stripe.Dispute.Status): DisputeRow {
  const row = world.store.update('dispute', dispute.id, { status })
  emit(world, scope, 'charge.dispute.closed', row, 'dispute', { status: dispute.object.status })
  return status === 'won' ? reinstate(world, scope, row) : row
}

function escalate(world: World, scope: Scope, dispute: DisputeRow): DisputeRow {
  const charge = world.store.need('charge', String(dispute.object.charge))
  const left = Math.min(leftToDispute(world, charge, dispute.id), dispute.object.amount)
  const card = dispute.object.payment_method_details?.card
  const fresh = newDispute(dispute.id, charge, TEST_DISPUTES.fraudulent, left, world.clock.now())
  const row = world.store.update('dispute', dispute.id, {
    amount: left,
    evidence_details: { ...fresh.evidence_details, has_evidence: dispute.object.evidence_details.has_evidence },
    is_charge_refundable: false,
    status: 'needs_response',
    ...(card && { payment_method_details: { card: { ...card, case_type: 'chargeback' }, type: 'card' } }),
  })
  emit(world, scope, 'charge.dispute.updated', row, 'dispute', { status: dispute.object.status })
  scheduleDeadlines(world, row, false)
  return left > 0 ? withdraw(world, scope, row) : row
}

/**
 * The bank decides. Of an inquiry nothing can be won: won and lost both close it. A lost dispute may still be won. Null for any other that has
 * ended, for what cannot be said against, and for escalating what is no inquiry. Inside a transaction.
 */
export function decideDispute(world: World, scope: Scope, disputeId: string, verdict: Verdict): DisputeRow | null {
  const dispute = world.store.get('dispute', disputeId)
  if (!dispute) return null
  const isTurned = dispute.object.status === 'lost' && verdict === 'won' && !dispute.hidden.final
  if (isTurned) return close(world, scope, dispute, 'won')
  if (ENDED.includes(dispute.object.status)) return null
  const isWarning = WARNINGS.includes(dispute.object.status)
  if (verdict === 'escalated') return isWarning ? escalate(world, scope, dispute) : null
  return close(world, scope, dispute, isWarning ? 'warning_closed' : verdict)
}

/** Stripe's test evidence [doc testing#evidence]: the text in `uncategorized_text` is the bank's verdict. */
const TEST_EVIDENCE: Record<string, Verdict> = {
  winning_evidence: 'won',
  losing_evidence: 'lost',
  escalate_inquiry_evidence: 'escalated',
}

/** What an answer to a dispute changes. `submit`: send it to the bank, which can be done once. */
export interface Answer {
  evidence?: Partial<Stripe.Dispute.Evidence>
  metadata: Record<string, string>
  method?: Stripe.Dispute.IntendedSubmissionMethod
  submit: boolean
}

function refuseState(dispute: DisputeRow, verb: string): void {
  if (dispute.object.status === 'needs_response' || dispute.object.status === 'warning_needs_response') return
  const message = `You cannot ${verb} this dispute because it has a status of ${dispute.object.status}. Only a dispute that needs a response may be answered.`
  throw invalidRequest(message)
}

/** Writes evidence, staged or sent. Throws 400 once it has been sent or the dispute has ended. */
export function answerDispute(world: World, scope: Scope, dispute: DisputeRow, answer: Answer): DisputeRow {
  const { object: before } = dispute
  if (answer.evidence || answer.submit) refuseState(dispute, 'update the evidence of')
  const evidence = { ...before.evidence, ...answer.evidence }
  const hasEvidence = before.evidence_details.has_evidence || Object.values(answer.evidence ?? {}).some((value) => value !== null)
  if (answer.submit && !hasEvidence) throw invalidRequest('You cannot submit a dispute without evidence.', { param: 'submit' })
  const details = { ...before.evidence_details, has_evidence: hasEvidence }
  const sent = { ...details, submission_count: details.submission_count + 1, submission_method: 'manual' as const }
  const reviewed = before.status === 'needs_response' ? 'under_review' : 'warning_under_review'
  const row = world.store.update('dispute', dispute.id, {
    evidence,
    evidence_details: answer.submit ? sent : details,
    metadata: answer.metadata,
    ...(answer.method && { intended_submission_method: answer.method }),
    ...(answer.submit && { status: reviewed }),
  })
  emit(world, scope, 'charge.dispute.updated', row, 'dispute', previousOf(before, row.object))
  if (reviewed === 'under_review' && answer.submit) takeCounterFee(world, row)
  const verdict = answer.submit ? TEST_EVIDENCE[evidence.uncategorized_text ?? ''] : undefined
  if (verdict) world.timers.schedule('dispute_verdict', world.clock.nowMs() + world.settings.asyncDelayMs, { dispute: dispute.id, verdict })
  return world.store.need('dispute', row.id)
}

function previousOf(before: DisputeRow['object'], after: DisputeRow['object']): object {
  const fields = ['evidence', 'evidence_details', 'metadata', 'status'] as const
  return Object.fromEntries(
    fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => [field, before[field]]),
  )
}

/** The account gives in: lost, or for an inquiry closed. Throws 400 when it is too late for that. */
export function concedeDispute(world: World, scope: Scope, dispute: DisputeRow): DisputeRow {
  refuseState(dispute, 'close')
  return close(world, scope, dispute, dispute.object.status === 'needs_response' ? 'lost' : 'warning_closed')
}

/** Declares what issuers do by themselves: open what the test cards announce, decide, and close what nobody answered in time. */
export function registerDisputeTimers(world: World): void {
  const scopeOf = (account: string): Scope => ({ account, request: null })
  world.timers.handle('open_dispute', ({ account = '', charge = '' }) => {
    const { number } = world.store.get('charge', charge)?.hidden ?? { number: '' }
    const card = testCard(number)
    if (testBank(number)?.disputed) openDispute(world, scopeOf(account), charge, DEBIT_DISPUTE)
    if (card?.dispute) openDispute(world, scopeOf(account), charge, TEST_DISPUTES[card.dispute])
    if (card?.fraudRecord) warnOfFraud(world, scopeOf(account), charge)
  })
  world.timers.handle('dispute_verdict', ({ dispute = '', verdict }) => {
    const account = world.store.get('dispute', dispute)?.account
    if (account && isOneOf(VERDICTS, verdict)) decideDispute(world, scopeOf(account), dispute, verdict)
  })
  world.timers.handle('dispute_due', ({ dispute: id = '' }) => {
    const dispute = world.store.get('dispute', id)
    if (!dispute || (dispute.object.evidence_details.due_by ?? 0) >= world.clock.now()) return
    const row = world.store.update('dispute', id, { evidence_details: { ...dispute.object.evidence_details, past_due: true } })
    if (row.object.status === 'needs_response') close(world, scopeOf(row.account), row, 'lost')
  })
  world.timers.handle('inquiry_over', ({ dispute: id = '' }) => {
    const dispute = world.store.get('dispute', id)
    if (dispute && WARNINGS.includes(dispute.object.status)) close(world, scopeOf(dispute.account), dispute, 'warning_closed')
  })
}
