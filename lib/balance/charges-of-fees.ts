import { findChargesOfFees } from '@/lib/db/balance/balance-transactions'
import type { Booked } from '@/lib/domain/balance/booked'
import { findChargeOfFee } from '@/lib/stripe/calls/balance-transactions'

/**
 * Adds to fee refunds the charge whose fee went back: they name the fee alone. Most are known by the page itself or by what was read before.
 * @throws while Stripe does not answer
 */
export async function withChargesOfFees(rows: Booked[]): Promise<Booked[]> {
  const wanted = [...new Set(rows.flatMap(({ chargeId, feeId }) => (feeId && !chargeId ? [feeId] : [])))]
  if (wanted.length === 0) return rows
  const known = await findChargesOfFees(wanted)
  for (const { sourceId, chargeId } of rows) if (sourceId?.startsWith('fee_') && chargeId) known.set(sourceId, chargeId)
  for (const feeId of wanted) {
    if (known.has(feeId)) continue
    const charge = await findChargeOfFee(feeId)
    if (charge.kind === 'unknown') throw new Error(`Stripe did not say which charge ${feeId} is of: ${charge.message}`)
    if (charge.kind === 'ok') known.set(feeId, charge.value)
  }
  return rows.map((row) => ({ ...row, chargeId: row.chargeId ?? (row.feeId ? (known.get(row.feeId) ?? null) : null) }))
}
