'use client'

import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState, useTransition } from 'react'
import { failureOf } from '@/components/ui/failure/failure-of'
import { useFailureWords } from '@/components/ui/failure/use-failure-words'
import { Button } from '@/components/ui/form/button'
import type { PageFailure } from '@/lib/domain/refusal/page-failures'

/** What asking Stripe came to. */
export type CheckAnswer = 'synced' | 'gone' | 'not_ours' | 'unknown' | 'no_account' | 'too_often'
const FAILED: readonly CheckAnswer[] = ['unknown', 'no_account', 'too_often']

/**
 * Asks Stripe how the account stands and says so.
 * @param action the server action that asks; the page around it shows the new facts
 * @param auto asks at once, and again whenever the seller comes back to this page, as from Stripe's
 */
export function CheckWithStripe({ action, auto = false }: { action: () => Promise<CheckAnswer>; auto?: boolean }) {
  const t = useTranslations('connect.check')
  const failureWords = useFailureWords()
  const [answer, setAnswer] = useState<CheckAnswer | PageFailure | null>(null)
  const [checking, start] = useTransition()
  const check = () =>
    start(async () => {
      setAnswer(await action().catch(failureOf))
    })
  const onReturn = useEffectEvent(check)
  useEffect(() => {
    if (!auto) return
    onReturn()
    const seen = () => document.visibilityState === 'visible' && onReturn()
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [auto])
  const isFailed = answer !== null && (typeof answer === 'object' || FAILED.includes(answer))
  const words = typeof answer === 'string' ? t(answer) : answer && failureWords(answer)
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="secondary" size="sm" busy={checking} busyText={t('checking')} onClick={check}>
        <RefreshCw aria-hidden className="size-4" />
        <span>{t('again')}</span>
      </Button>
      <p role="status" className={isFailed ? 'text-danger text-sm' : 'text-muted text-sm'}>
        {checking ? <span className="sr-only">{t('checking')}</span> : words}
      </p>
    </div>
  )
}
