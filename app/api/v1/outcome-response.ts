import type { madeOnce } from '@/lib/api/made-once'
import type { ApiOutcome } from '@/lib/api/outcome'
import { unreachable } from '@/lib/domain/unreachable'
import type { Said } from '@/lib/domain/wire/said'
import { problem } from '@/lib/http/problem'

export type Say = (said: Said) => string
type Made = Awaited<ReturnType<typeof madeOnce<object>>>

/** The answer to a program. @param status where it was done */
export function outcomeResponse(outcome: ApiOutcome<object> | Made, status: number, say: Say): Response {
  switch (outcome.kind) {
    case 'ok':
      return Response.json(outcome.answer, { status, headers: NOT_KEPT })
    case 'again':
      return Response.json(outcome.answer, { status, headers: { ...NOT_KEPT, 'idempotent-replayed': 'true' } })
    case 'not_found':
      return problem(404, 'not_found', say({ key: 'api.notFound' }))
    case 'refused':
      return problem(422, 'refused', say(outcome.said))
    case 'changed':
      return problem(409, 'changed', say(outcome.said), { extra: outcome.extra })
    case 'key_reused':
      return problem(409, 'idempotency_key_reused', say({ key: 'api.keyReused' }))
    case 'invalid': {
      const fields = outcome.fields.map(({ field, said }) => ({ field, sentence: say(said) }))
      return problem(422, 'invalid_fields', fields[0]?.sentence ?? say({ key: 'invalid' }), { extra: { fields } })
    }
    default:
      return unreachable(outcome)
  }
}

const NOT_KEPT = { 'cache-control': 'no-store' }

type Issue = { path: PropertyKey[]; message: string }

/** The answer to fields that the schema does not take: which, and why in the schema's own words, which are for who writes the program. */
export function fieldsProblem(status: number, issues: Issue[], say: Say): Response {
  const fields = issues.map(({ path, message }) => ({
    field: path.join('.'),
    sentence: message.startsWith('{') || !message ? say({ key: 'invalid' }) : message,
  }))
  return problem(status, 'invalid_fields', say({ key: 'api.fields' }), { extra: { fields } })
}
