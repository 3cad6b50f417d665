import { type FormEvent, type RefObject, startTransition, useActionState, useEffect, useRef } from 'react'
import { useWatched } from '@/components/ui/failure/use-watched'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { PageFailure } from '@/lib/domain/refusal/page-failures'
import { dropDraft, dropPosted, keepDraft, keepPosted, restoreDraft, takePosted } from './draft'

type Action<S> = (before: S, form: FormData) => S | Promise<S>

/** How a form with a server action stands. */
export type FormAction<S> = {
  state: S
  busy: boolean
  /** Why nothing came of the last press; null while there is nothing to say. */
  failure: PageFailure | null
  /** For the form itself. */
  formProps: { ref: RefObject<HTMLFormElement | null>; action: (form: FormData) => void; onSubmit: (event: FormEvent<HTMLFormElement>) => void }
}

type PlainState = <S>(action: Action<S>, initial: S) => [S, (form: FormData) => void, boolean]

// What a form comes to is a plain value, never a promise, which React's own type has to reckon with.
const usePlainState = useActionState as PlainState

/**
 * A form with a server action that loses nothing: an action that fails (no network, an error of ours, a page older than the shop) is told in place, with the
 * fields as they are, and what was typed is kept in this tab until it has arrived, over a reload or a sign-in. Before its script is there it is a plain form.
 * @param restore for a form whose fields come and go: is given what was posted last and has not arrived, to show it again
 */
export function useFormAction<S>(action: Action<S>, initial: S, restore?: (posted: FormData) => void): FormAction<S> {
  const form = useRef<HTMLFormElement>(null)
  const arrived = () => form.current && (restore ? dropPosted() : dropDraft(form.current))
  const [watched, failure] = useWatched<S>(async (before, data) => {
    try {
      const after = await action(before, data)
      arrived()
      return after
    } catch (error) {
      // An action that ends in a redirect has done its work; only one to the sign-in has not.
      const address = redirectOf(error)
      if (address !== null && !address.startsWith('/signin')) arrived()
      throw error
    }
  })
  const [state, post, busy] = usePlainState(useHydrated() ? watched : action, initial)
  const toRestore = useRef(restore)
  useEffect(() => {
    if (toRestore.current) takePosted(toRestore.current)
    else if (form.current) restoreDraft(form.current)
  }, [])
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    // Sent by hand, since React empties a form it has sent by itself.
    event.preventDefault()
    if (busy) return
    if (restore) keepPosted(event.currentTarget)
    else keepDraft(event.currentTarget)
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
    const data = new FormData(event.currentTarget, submitter)
    startTransition(() => post(data))
  }
  return { state, busy, failure, formProps: { ref: form, action: post, onSubmit } }
}

/** Where Next leads by an error that is a redirect ("NEXT_REDIRECT;push;/sell;307;"); null for any other. */
function redirectOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('digest' in error) || typeof error.digest !== 'string') return null
  const [name, , address = ''] = error.digest.split(';')
  return name === 'NEXT_REDIRECT' ? address : null
}
