import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import type { PageFailure } from '@/lib/domain/refusal/page-failures'

/**
 * Whose fault it is that a server action, or the code of a page, threw.
 * @throws the error itself where it is no failure: a redirect, or a page that is not found
 */
export function failureOf(error: unknown): PageFailure {
  unstable_rethrow(error)
  // A deployment while the page was open: its actions, and the scripts it has not loaded yet, are gone.
  if (unstable_isUnrecognizedActionError(error) || isChunkMissing(error)) return { kind: 'outdated' }
  // What `fetch` throws where no answer came.
  if (!navigator.onLine || error instanceof TypeError) return { kind: 'offline' }
  return { kind: 'server', reference: digestOf(error) }
}

function isChunkMissing(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ChunkLoadError' || /failed to (load|fetch)\b.*(chunk|module)/i.test(error.message))
}

/** Next's name for the error in the server's log. */
function digestOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
}
