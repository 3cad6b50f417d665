import { noteDeed } from '@/lib/db/audit/audit-entries'
import type { Deed } from '@/lib/domain/audit/change'

/**
 * Writes down that an operator pressed a button whose effect is Stripe's or the job engine's, before it is done.
 * @param subjectId what it is about; null for all there are
 */
export function notePress({ userId }: { userId: string }, deed: Deed, subjectId: string | null): Promise<void> {
  return noteDeed({ actor: { userId }, deed, subjectId })
}
