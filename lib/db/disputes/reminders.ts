import type { Tx } from '@/lib/db/client'
import { FIRST_REMINDER_HOURS } from '@/lib/domain/disputes/time-left'

type ToRemind = { id: string; status: string; dueBy: Date | null; createdAt: Date; remindedHours: number | null }

const HOUR = 3_600_000

/** Disputes that wait for an answer which nobody has given, due within days: locked, and left out where somebody else is at it. */
export function findToRemind(tx: Tx, now: Date, limit: number): Promise<ToRemind[]> {
  const until = new Date(now.getTime() + FIRST_REMINDER_HOURS * HOUR)
  return tx.$queryRaw<ToRemind[]>`
    select d.id, d.status, d."dueBy", d."createdAt", d."remindedHours" from "Dispute" d
    where d."closedAt" is null and d."dueBy" > ${now}::timestamp and d."dueBy" <= ${until}::timestamp and d.status in ('needs_response', 'warning_needs_response')
      and not exists (select 1 from "DisputeEvidence" e where e."disputeId" = d.id and e.answer is not null)
    order by d."dueBy" limit ${limit} for update of d skip locked`
}

/** Notes of which time before the end a seller was reminded. */
export async function markReminded(tx: Tx, id: string, remindedHours: number): Promise<void> {
  await tx.dispute.update({ where: { id }, data: { remindedHours }, select: { id: true } })
}
