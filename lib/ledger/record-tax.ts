import { changeTasksOf } from '@/lib/db/operations/tasks'
import { findTaxRecord, markTaxRecorded, markTaxReversed, type TaxRecordRow } from '@/lib/db/tax/tax-records'
import { calculateTax, recordTax, reverseTax } from '@/lib/stripe/calls/tax'
import type { StripeOutcome } from '@/lib/stripe/outcome'

const KIND = 'tax_not_recorded'

/**
 * Makes the tax of a captured part a transaction of its seller's at Stripe, once, and takes it back once the part is refunded whole. Its reference is the part's id,
 * which Stripe takes once for ever. A calculation that has expired, or belongs to another sale that was equal to the letter, is made again, and stands only if it
 * comes to the same amount. What was charged is frozen: where Stripe comes to another amount by now, or refuses, a task tells the operator.
 * @throws where Stripe did not answer, so that it is tried again
 */
export async function recordTaxOf(sellerOrderId: string): Promise<void> {
  const record = await findTaxRecord(sellerOrderId)
  if (!record?.sellerOrder.capturedAt) return
  if (!record.recordedAt && !(await recordSale(sellerOrderId, record))) return
  const { amountMinor, refundedMinor } = record.sellerOrder
  if (refundedMinor >= amountMinor && !record.reversedAt) await reverseSale(sellerOrderId)
}

/** @returns whether it stands at Stripe now */
async function recordSale(sellerOrderId: string, record: TaxRecordRow): Promise<boolean> {
  const first = await make(sellerOrderId, record, record.calculationId, 'tax')
  const made = first.kind === 'refused' && first.param === 'calculation' ? await makeAnew(sellerOrderId, record) : first
  return follow(sellerOrderId, record, made, markTaxRecorded)
}

/** Source: docs.stripe.com/tax/custom#reversals */
async function reverseSale(sellerOrderId: string): Promise<void> {
  const record = await findTaxRecord(sellerOrderId)
  if (!record) return
  const { accountId } = record.sellerOrder
  const made: Made = record.transactionId
    ? await reverseTax({ transactionId: record.transactionId, reference: `${sellerOrderId}/refund` }, accountId, `${sellerOrderId}/tax/reversal`)
    : { kind: 'refused', code: 'unknown_transaction', message: 'Stripe did not tell which transaction the tax of this sale is.', status: 400 }
  await follow(sellerOrderId, record, made, markTaxReversed)
}

/** Notes what came of a call; a refusal is a task for the operator, and its success closes it. @returns whether it is done */
async function follow(
  sellerOrderId: string,
  { sellerOrder: { orderId } }: TaxRecordRow,
  made: Made,
  mark: (sellerOrderId: string, id: string | null) => Promise<void>,
): Promise<boolean> {
  const isDone = made.kind === 'ok' || isThereAlready(made)
  if (!isDone && made.kind !== 'refused') throw new Error(`Stripe did not say whether the tax of part ${sellerOrderId} is recorded: ${made.message}`)
  if (isDone) await mark(sellerOrderId, made.kind === 'ok' ? made.value.id : null)
  const open = made.kind === 'refused' && !isDone ? [{ kind: KIND, partId: sellerOrderId, detail: { sentence: made.message } } as const] : []
  await changeTasksOf(orderId, { open, close: isDone ? [{ kind: KIND, partId: sellerOrderId }] : [] })
  return isDone
}

type Made = StripeOutcome<{ id: string }>

function make(reference: string, { sellerOrder: { accountId } }: TaxRecordRow, calculationId: string, step: string): Promise<Made> {
  return recordTax({ calculationId, reference }, accountId, `${reference}/${step}`)
}

async function makeAnew(sellerOrderId: string, record: TaxRecordRow): Promise<Made> {
  const anew = await calculateTax(record.request, record.sellerOrder.accountId, `${sellerOrderId}/tax/calculate`)
  if (anew.kind !== 'ok') return anew
  if (anew.value.totalMinor !== record.totalMinor) {
    const message = `Stripe works out ${anew.value.totalMinor} now, not ${record.totalMinor} (in minor units).`
    return { kind: 'refused', code: 'other_amount', message, status: 400 }
  }
  return make(sellerOrderId, record, anew.value.id, 'tax/anew')
}

/** A try before was done, and its answer was lost. Stripe has no list in which its transaction could be found. */
function isThereAlready(made: Made): boolean {
  return made.kind === 'refused' && made.param === 'reference'
}
