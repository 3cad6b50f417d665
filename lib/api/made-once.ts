import { createHash } from 'node:crypto'
import { storeAnswer, storeRequest } from '@/lib/db/api/requests'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import type { ApiOutcome } from './outcome'

type Asked = { apiKeyId: string; idempotencyKey: string; what: string; body: unknown }

/**
 * Makes something once, however often it is asked for with the same Idempotency-Key: sent again it gets the same answer, with another body it is refused. What is
 * made gets an id that follows from the request, so that it is found again where a process died before it had answered. A refusal is not kept: it has made nothing.
 * @param make by the id
 */
export async function madeOnce<Made extends object>(
  { apiKeyId, idempotencyKey, what, body }: Asked,
  make: (id: string) => Promise<ApiOutcome<Made>>,
): Promise<ApiOutcome<Made> | { kind: 'key_reused' } | { kind: 'again'; answer: Made }> {
  const requestHash = createHash('sha256')
    .update(JSON.stringify([what, body]))
    .digest('hex')
  const first = await storeRequest(apiKeyId, idempotencyKey, requestHash)
  if (first && first.requestHash !== requestHash) return { kind: 'key_reused' }
  if (first?.answer) return { kind: 'again', answer: first.answer as Made }
  const outcome = await make(jobIdOf(`api:${apiKeyId}:${idempotencyKey}:${requestHash}`))
  if (outcome.kind === 'ok') await storeAnswer(apiKeyId, idempotencyKey, outcome.answer)
  return outcome
}
