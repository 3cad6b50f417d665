import type { Sandbox } from '@souk/local-stripe'
import { db } from '@/lib/db/client'
import { type Deed, WORDS } from './deeds'

/** What is wrong with a deed that was to be done once, by the local Stripe's own objects and by ours; nothing where all is as it must be. */
export function wrongWithDeed(sandbox: Sandbox, deed: Deed): Promise<string[]> {
  return deed.kind === 'refund' ? wrongWithRefund(sandbox, deed) : wrongWithEvidence(sandbox, deed)
}

async function wrongWithRefund({ control }: Sandbox, { refundId, partId, amountMinor }: Extract<Deed, { kind: 'refund' }>): Promise<string[]> {
  const [refunds, fees] = await Promise.all([control.objects('refund'), control.objects('application_fee')])
  const part = await db().sellerOrder.findUniqueOrThrow({ where: { id: partId }, include: { refunds: true, journals: true } })
  const [row, ...others] = part.refunds
  const back = refunds.filter(({ object }) => object.charge === part.chargeId).map(({ object }) => object.amount)
  const feeBack = fees.filter(({ object }) => object.charge === part.chargeId).map(({ object }) => object.amount_refunded)
  const feeDue = part.applicationFeeMinor / 2
  const posted = part.journals.map(({ kind }) => kind).filter((kind) => kind === 'refund' || kind === 'fee_returned')
  return [
    ...same('refunds at Stripe', back, [amountMinor]),
    ...same('fee back at Stripe', feeBack, [feeDue]),
    ...same(
      'refunds here',
      [row?.id, row?.status, row?.feeBackMinor, row?.feeBackAt !== null, others.length],
      [refundId, 'succeeded', feeDue, true, 0],
    ),
    ...same('refunded here', part.refundedMinor, amountMinor),
    ...same('journals', posted.sort(), ['fee_returned', 'fee_returned', 'refund']),
  ]
}

async function wrongWithEvidence({ control }: Sandbox, { kind, disputeId }: Extract<Deed, { disputeId: string }>): Promise<string[]> {
  const row = await db().dispute.findUniqueOrThrow({ where: { id: disputeId }, include: { evidence: true, files: true } })
  const dispute = (await control.objects('dispute')).find(({ object }) => object.id === row.stripeDisputeId)?.object
  const { submission_count: sent } = dispute?.evidence_details ?? {}
  const [isSent, files] = [kind === 'submit', kind === 'submit' ? ['receipt'] : ['receipt', 'shipping_documentation']]
  const atStripe = [dispute?.evidence.receipt, ...(isSent ? [] : [dispute?.evidence.shipping_documentation])]
  return [
    ...same('sent to the bank', [sent, dispute?.status], isSent ? [1, 'under_review'] : [0, 'needs_response']),
    ...same('words', [dispute?.evidence.uncategorized_text, dispute?.evidence.customer_name], [WORDS.uncategorized_text, WORDS.customer_name]),
    ...same('files here', row.files.map(({ field }) => field).sort(), files),
    ...same(
      'files at Stripe',
      atStripe,
      row.files.toSorted((a, b) => a.field.localeCompare(b.field)).map(({ stripeFileId }) => stripeFileId),
    ),
    ...same('answered here', row.evidence?.answeredAt instanceof Date, isSent),
  ]
}

function same(what: string, is: unknown, must: unknown): string[] {
  const [found, wanted] = [JSON.stringify(is), JSON.stringify(must)]
  return found === wanted ? [] : [`${what}: ${found} instead of ${wanted}`]
}
