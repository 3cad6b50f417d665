'use client'

import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/form/button'
import { useSay } from '@/components/ui/use-say'

/** What asking Stripe came to; `offline`: the shop itself could not be reached. */
export type CheckAnswer = 'synced' | 'gone' | 'not_ours' | 'unknown' | 'no_account' | 'too_often'
const FAILED: readonly (CheckAnswer | 'offline')[] = ['unknown', 'no_account', 'too_often', 'offline']

/**
 * Asks Stripe how the account stands and says so.
 * @param action the server action that asks; the page around it shows the new facts
 * @param auto asks at once, and again whenever the seller comes back to this page, as from Stripe's
 */
export function CheckWithStripe({ action, auto = false }: { action: () => Promise<CheckAnswer>; auto?: boolean }) {
  const t = useTranslations('connect.check')
  const say = useSay()
  const [answer, setAnswer] = useState<CheckAnswer | 'offline' | null>(null)
  const [checking, start] = useTransition()
  const check = () =>
    start(async () => {
      setAnswer(await action().catch(() => 'offline' as const))
    })
  const onReturn = useEffectEvent(check)
  useEffect(() => {
    if (!auto) return
    onReturn()
    const seen = () => document.visibilityState === 'visible' && onReturn()
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [auto])
  const words = answer === 'offline' ? say({ key: 'network' }) : answer && t(answer)
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="secondary" size="sm" busy={checking} busyText={t('checking')} onClick={check}>
        <RefreshCw aria-hidden className="size-4" />
        {t('again')}
      </Button>
      <p role="status" className={answer && FAILED.includes(answer) ? 'text-danger text-sm' : 'text-muted text-sm'}>
        {checking ? <span className="sr-only">{t('checking')}</span> : words}
      </p>
    </div>
  )
}
