import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '@/sandbox/core/faults'
import { refusalOf } from '@/sandbox/core/refusals'
import { ApiError } from '@/sandbox/http/errors'
import { isSince } from '@/sandbox/http/versions'

const DEFAULT_TIMEOUT_MS = 120_000

function serverError(): ApiError {
  return new ApiError(500, { type: 'api_error', message: 'An unknown error occurred. (Made by a fault rule of the local Stripe.)' })
}

/** What a fault does before the endpoint runs: waits, or throws the answer, with nothing done and nothing saved. `version` is the request's. */
export async function faultBefore(fault: Fault, version: string | null): Promise<void> {
  if (fault.action === 'delay') await sleep(fault.ms, undefined, { signal: fault.lifted }).catch(() => undefined)
  if (fault.action === 'error_500_before' || fault.action === 'reset_before') throw serverError()
  const refusal = refusalOf(fault.action)
  if (refusal) {
    const { status, says: _, newCode, ...body } = refusal
    const code = newCode && isSince(version, newCode.since) ? { code: newCode.code } : {}
    throw new ApiError(status, { type: 'invalid_request_error', ...body, ...code })
  }
  if (fault.action === 'error_409') {
    throw new ApiError(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'There is currently another in-progress request.' })
  }
  if (fault.action === 'error_429') {
    throw new ApiError(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' })
  }
  if (fault.action === 'lock_timeout') {
    const message =
      'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error ' +
      'intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make ' +
      'your requests serially or at a lower rate. For more details, see https://stripe.com/docs/rate-limits#object-lock-timeouts.'
    throw new ApiError(429, { type: 'invalid_request_error', code: 'lock_timeout', message }, { headers: { 'Stripe-Should-Retry': 'true' } })
  }
}

/** What a fault does in place of the endpoint, in its transaction: an error that is saved under the key, with nothing done. */
export function faultInstead(fault: Fault): void {
  if (fault.action === 'error_500_saved') throw new ApiError(500, serverError().body, { keepsWork: true })
}

/** The answer after the work is done. A 500 is what is saved under the key then: repeating gives it again, as Stripe documents. */
export function spoiled(fault: Fault, answer: { status: number; body: string; headers: Record<string, string> }): typeof answer {
  if (fault.action !== 'error_500_after') return answer
  return { status: 500, body: JSON.stringify({ error: serverError().body }, null, 2), headers: {} }
}

/** Cuts the connection where the fault says so, for a time-out after a long silence. Gives whether it did. */
export async function cut(fault: Fault, env: { incoming: IncomingMessage }): Promise<boolean> {
  const { action, ms } = fault
  if (action !== 'reset_before' && action !== 'reset_after' && action !== 'timeout_after') return false
  const { socket } = env.incoming
  if (action === 'timeout_after') {
    const gone = new AbortController()
    socket.once('close', () => gone.abort())
    await sleep(ms || DEFAULT_TIMEOUT_MS, undefined, { signal: gone.signal, ref: false }).catch(() => {})
  }
  socket.resetAndDestroy()
  return true
}
