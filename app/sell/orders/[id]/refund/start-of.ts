import { z } from 'zod'
import type { RefundStart } from '@/lib/refunds/read-refundable'

/** With what the form of a refund begins, from the address of its page. */
export function startOf(query: Record<string, string | string[] | undefined>): RefundStart {
  const returnId = z.uuid().safeParse(query.return).data
  if (returnId) return { kind: 'return', returnId }
  return { kind: query.all === undefined ? 'nothing' : 'rest' }
}
