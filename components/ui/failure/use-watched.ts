'use no memo'

import { useState } from 'react'
import type { PageFailure } from '@/lib/domain/refusal/page-failures'
import { failureOf } from './failure-of'

type Action<S> = (before: S, form: FormData) => S | Promise<S>

/**
 * Watches over an action: what it throws is a failure to be told, and its state stays as it was. A redirect passes through.
 * @returns the action to use, and why nothing came of the last one
 */
export function useWatched<S>(action: Action<S>): [watched: (before: S, form: FormData) => Promise<S>, failure: PageFailure | null] {
  const [failure, setFailure] = useState<PageFailure | null>(null)
  const watched = async (before: S, form: FormData): Promise<S> => {
    try {
      const after = await action(before, form)
      setFailure(null)
      return after
    } catch (error) {
      setFailure(failureOf(error))
      return before
    }
  }
  return [watched, failure]
}
