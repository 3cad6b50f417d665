import { z } from 'zod'
import { type AuditRow, findChanges } from '@/lib/db/audit/audit-entries'
import { type ActorRole, DEEDS, differences } from '@/lib/domain/audit/change'
import type { ChangeLine } from '@/lib/domain/wire/admin-views'

const PAGE = 50
const StoredFacts = z
  .record(z.string(), z.union([z.string(), z.number(), z.null()]))
  .nullable()
  .catch(null)

/** What operators and sellers changed, newest first, a page at a time. */
export async function listChanges(
  role: ActorRole | undefined,
  cursor?: string | null,
): Promise<{ changes: ChangeLine[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findChanges(role, { cursor, limit: PAGE })
  return { changes: rows.map(changeLine), nextCursor }
}

function changeLine({ id, user, role, deed, subjectId, before, after, createdAt }: AuditRow): ChangeLine {
  const changed = differences(StoredFacts.parse(before), StoredFacts.parse(after))
  const known = DEEDS.find((each) => each === deed) ?? null
  return { id, by: user?.email ?? null, role, deed: known, subjectId, differences: changed, at: createdAt.toISOString() }
}
