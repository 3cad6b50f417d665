import { findTaxRecord, markTaxRecorded, type TaxRecordRow } from '@/lib/db/tax/tax-records'
import { calculateTax, recordTax } from '@/lib/stripe/calls/tax'
import type { StripeOutcome } from '@/lib/stripe/outcome'
import { reverseTaxOf } from './reverse-tax'
import { followTax } from './tax-task'

/**
 * Makes the tax of a captured part a transaction of its seller's at Stripe, once, and takes back what of it is refunded. Its reference is the part's id,
 * which Stripe takes once for ever. A calculation that has expired, or belongs to another sale that was equal to the letter, is made again, and stands only if it
 * comes to the same amount. What was charged is frozen: where Stripe comes to another amount by now, or refuses, a task tells the operator.
 * @throws where Stripe did not answer, so that it is tried again
 */
export async function recordTaxOf(sellerOrderId: string): Promise<void> {
  const record = await findTaxRecord(sellerOrderId)
  if (!record?.sellerOrder.capturedAt) return
  if (!record.recordedAt && !(await recordSale(sellerOrderId, record))) return
  await reverseTaxOf(sellerOrderId)
}

/** @returns whether it stands at Stripe now */
async function recordSale(sellerOrderId: string, record: TaxRecordRow): Promise<boolean> {
  const first = await make(sellerOrderId, record, record.calculationId, 'tax')
  const made = first.kind === 'refused' && first.param === 'calculation' ? await makeAnew(sellerOrderId, record) : first
  return followTax(sellerOrderId, record.sellerOrder.orderId, made, (id) => markTaxRecorded(sellerOrderId, id))
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
