import { findOrderOfPart } from '@/lib/db/orders/orders'
import type { RefundDraft } from '@/lib/domain/refunds/refund-form'
import type { RefundPreview } from '@/lib/domain/wire/refund-views'
import type { Said } from '@/lib/domain/wire/said'
import { planRefund } from './refund-plan'

export type RefundPreviewed = { kind: 'preview'; preview: RefundPreview } | { kind: 'not_found' } | { kind: 'refused'; said: Said }

/** What a refund would come to, and who would pay what. Nothing is written. @param sellerId whose sale it must be; null for an operator */
export async function previewRefund(sellerOrderId: string, sellerId: string | null, draft: RefundDraft): Promise<RefundPreviewed> {
  const found = await findOrderOfPart(sellerOrderId)
  if (!found || (sellerId !== null && found.part.sellerId !== sellerId)) return { kind: 'not_found' }
  const plan = await planRefund({ ...found.part, order: found.order }, draft)
  return plan.ok ? { kind: 'preview', preview: plan.preview } : { kind: 'refused', said: plan.said }
}
