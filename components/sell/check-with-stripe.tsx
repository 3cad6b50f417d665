'use client'

import { RefreshCw } from 'lucide-react'
import { useEffect, useEffectEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/form/button'

/** What asking Stripe came to. */
export type CheckAnswer = { kind: 'checked' | 'failed'; sentence: string }

/**
 * Asks Stripe how the account stands and says so.
 * @param action the server action that asks; the page around it shows the new facts
 * @param auto asks at once, and again whenever the seller comes back to this page, as from Stripe's
 */
export function CheckWithStripe({ action, auto = false }: { action: () => Promise<CheckAnswer>; auto?: boolean }) {
  const [answer, setAnswer] = useState<CheckAnswer | null>(null)
  const [checking, start] = useTransition()
  const check = () =>
    start(async () => {
      setAnswer(await action().catch(() => ({ kind: 'failed', sentence: 'Could not confirm, try again.' }) as const))
    })
  const onReturn = useEffectEvent(check)
  useEffect(() => {
    if (!auto) return
    onReturn()
    const seen = () => document.visibilityState === 'visible' && onReturn()
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [auto])
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="secondary" size="sm" busy={checking} busyText="Checking with Stripe…" onClick={check}>
        <RefreshCw aria-hidden className="size-4" />
        Check again
      </Button>
      <p role="status" className={answer?.kind === 'failed' ? 'text-danger text-sm' : 'text-muted text-sm'}>
        {checking ? <span className="sr-only">Checking with Stripe…</span> : answer?.sentence}
      </p>
    </div>
  )
}
