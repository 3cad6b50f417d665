'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { needsReload, type PageFailure } from '@/lib/domain/refusal/page-failures'
import { useFailureWords } from './use-failure-words'

/** Says in place why an action failed, and offers to reload the page where that helps. It takes the focus, and what was typed stays. */
export function FailureAlert({ failure, children }: { failure: PageFailure | null; children?: ReactNode }) {
  const t = useTranslations('common.failure')
  const words = useFailureWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure) box.current?.focus()
  }, [failure])
  if (!failure) return null
  const reload = (
    <Button size="sm" variant="secondary" onClick={() => window.location.reload()}>
      {t('reload')}
    </Button>
  )
  return (
    <Alert ref={box} live tone="danger" title={words(failure)} action={needsReload(failure) && reload}>
      {children}
    </Alert>
  )
}
