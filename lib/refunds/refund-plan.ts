import type { Tx } from '@/lib/db/client'
import { findDisputes } from '@/lib/db/disputes/disputes'
import type { PartRow } from '@/lib/db/orders/orders'
import { findFeePolicy, findRefunds, findStripeFee, type RefundRow } from '@/lib/db/refunds/refunds'
import { forbidsRefunds } from '@/lib/domain/disputes/dispute-state'
import { type RefundAmount, type RefundWish, refundAmount } from '@/lib/domain/refunds/refund-amount'
import { saidOfRefund } from '@/lib/domain/refunds/refund-form'
import type { RefundPreview } from '@/lib/domain/wire/refund-views'
import type { Said } from '@/lib/domain/wire/said'
import { chargedFees, feeOfRefund } from './fees'
import { readPaidPart } from './paid-part'

export type RefundPlan = { ok: true; amount: RefundAmount; preview: RefundPreview } | { ok: false; said: Said }

type Standing = Pick<PartRow, 'id' | 'status' | 'cancelation'> & { order: { decision: string } }

/** Why nothing of a part can be refunded through the shop; null where it can. */
export async function whyNotRefundable({ id, status, cancelation, order }: Standing, tx?: Tx): Promise<Said | null> {
  if (status !== 'captured' && status !== 'refund_failed') return { key: status === 'refunded' ? 'refunds.allBack' : 'refunds.notCharged' }
  // What the order's own rules give back, they give back whole.
  if (cancelation?.status === 'accepted' || order.decision === 'release') return { key: 'refunds.beingGivenBack' }
  return (await findDisputes([id], tx)).some(forbidsRefunds) ? { key: 'refunds.disputed' } : null
}

/** Works out a refund of a part to the cent, and who pays it, by the operator's policy of now. @param tx where its order is locked for it */
export async function planRefund(part: PartRow & { order: { decision: string } }, wish: RefundWish, tx?: Tx): Promise<RefundPlan> {
  const why = await whyNotRefundable(part, tx)
  if (why) return { ok: false, said: why }
  const rows = await findRefunds([part.id], tx)
  const amount = refundAmount(await readPaidPart(part, tx), rows, wish)
  if ('code' in amount) return { ok: false, said: saidOfRefund(amount, part.currency) }
  return { ok: true, amount, preview: await previewOf(part, rows, amount, tx) }
}

async function previewOf(part: PartRow, rows: RefundRow[], amount: RefundAmount, tx?: Tx): Promise<RefundPreview> {
  const [policy, booked, disputes] = [await findFeePolicy(tx), await findStripeFee(part.id, tx), await findDisputes([part.id], tx)]
  const { lines: _, amountMinor, ...made } = amount
  const feeBackMinor = feeOfRefund(policy, chargedFees(part, booked), { refunds: rows, disputes }, amountMinor, part.refundedFeeMinor)
  const isConverted = booked !== null && booked.currency !== part.currency
  const stripeFeeMinor = booked && !isConverted ? booked.stripeFeeMinor : null
  const isWhole = part.refundedMinor + amountMinor >= part.amountMinor
  return { ...made, amountMinor, policy, feeBackMinor, sellerMinor: amountMinor - feeBackMinor, stripeFeeMinor, isConverted, isWhole }
}
