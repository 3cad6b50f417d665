import { changeTasksOf } from '@/lib/db/operations/tasks'
import { findTaxRecord, markTaxRecorded, type TaxRecordRow } from '@/lib/db/tax/tax-records'
import { calculateTax, recordTax } from '@/lib/stripe/calls/tax'
import type { StripeOutcome } from '@/lib/stripe/outcome'

const KIND = 'tax_not_recorded'

/**
 * Makes the tax of a captured part a transaction of its seller's at Stripe, once: the part's id is its reference, which Stripe takes once for ever. A calculation that
 * has expired, or belongs to another sale that was equal to the letter, is made again, and stands only if it comes to the same amount. What was charged is
 * frozen: where Stripe comes to another amount by now, or refuses, a task tells the operator.
 * @throws where Stripe did not answer, so that it is tried again
 */
export async function recordTaxOf(sellerOrderId: string): Promise<void> {
  const record = await findTaxRecord(sellerOrderId)
  if (!record || record.recordedAt || !record.sellerOrder.capturedAt) return
  const first = await make(sellerOrderId, record, record.calculationId, 'tax')
  const made = first.kind === 'refused' && first.param === 'calculation' ? await makeAnew(sellerOrderId, record) : first
  const { orderId } = record.sellerOrder
  if (made.kind === 'ok' || isThereAlready(made)) {
    await markTaxRecorded(sellerOrderId, made.kind === 'ok' ? made.value.id : null)
    await changeTasksOf(orderId, { open: [], close: [{ kind: KIND, partId: sellerOrderId }] })
  } else if (made.kind === 'refused') {
    await changeTasksOf(orderId, { open: [{ kind: KIND, partId: sellerOrderId, detail: { sentence: made.message } }], close: [] })
  } else {
    throw new Error(`Stripe did not say whether the tax of part ${sellerOrderId} is recorded: ${made.message}`)
  }
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
