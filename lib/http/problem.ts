import type { Problem } from '@/lib/domain/wire/problem'
import type { Said } from '@/lib/domain/wire/said'
import { logContext } from '@/lib/log/context'

/**
 * The answer for an expected failure, as RFC 9457 Problem Details, with the id of the request it answers.
 * @param status HTTP status, 400 to 599
 * @param code stable name of the failure, for programs
 * @param sentence what the person reads
 * @param more extra members (such as a changed price) and headers (such as Retry-After, in seconds)
 */
export function problem(
  status: number,
  code: string,
  sentence: string,
  more: { extra?: Record<string, unknown>; headers?: Record<string, string> } = {},
): Response {
  const { requestId } = logContext()
  const body: Problem = {
    ...more.extra,
    ...(requestId && { requestId }),
    type: `urn:souk:problem:${code}`,
    title: titleOf(code),
    status,
    detail: sentence,
    code,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'cache-control': 'no-store', ...more.headers, 'content-type': 'application/problem+json' },
  })
}

/**
 * The answer to somebody who asks too often: 429 with Retry-After in seconds.
 * @param say of translatorForRequest
 */
export function tooMany(retryAfterSeconds: number, say: (said: Said) => string): Response {
  const minutes = Math.ceil(retryAfterSeconds / 60)
  return problem(429, 'too_many_requests', say({ key: 'tooManyRequests', values: { minutes } }), {
    headers: { 'retry-after': String(retryAfterSeconds) },
  })
}

function titleOf(code: string): string {
  const words = code.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
