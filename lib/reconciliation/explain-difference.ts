import { z } from 'zod'
import type { Viewer } from '@/lib/auth/viewer-of'
import { closeExplained } from '@/lib/db/reconciliation/differences'
import { NOTE_MAX } from '@/lib/domain/wire/admin-views'
import { Text } from '@/lib/domain/wire/text'

const Explain = z.object({ id: z.uuid(), note: Text.trim().min(1).max(NOTE_MAX) })

export type ExplainResult = { kind: 'explained' | 'closed_before' | 'note_missing' | 'not_operator' }

/** Closes a difference with what an operator knows of it. Should its figures change, it opens again. Twice is a no-op. */
export async function explainDifference(
  { isOperator, email }: Pick<Viewer, 'isOperator' | 'email'>,
  input: { id: unknown; note: unknown },
): Promise<ExplainResult> {
  if (!isOperator) return { kind: 'not_operator' }
  const parsed = Explain.safeParse(input)
  if (!parsed.success) return { kind: 'note_missing' }
  const { id, note } = parsed.data
  return { kind: (await closeExplained(id, { note, byEmail: email })) ? 'explained' : 'closed_before' }
}
