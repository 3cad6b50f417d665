'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { failureOf } from '@/components/ui/failure/failure-of'
import { Button } from '@/components/ui/form/button'
import { LinkButton } from '@/components/ui/form/link-button'

/**
 * What a page shows when it crashed: that it is our fault, what to do, and a reference for whoever looks it up.
 * @param error its `digest` is Next's name for it in the server's log
 */
export function PageError({ error, onRetry }: { error: Error & { digest?: string }; onRetry: () => void }) {
  const t = useTranslations('crash')
  const { digest } = error
  const isOutdated = failureOf(error).kind === 'outdated'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-4 py-12">
      <h1 ref={heading} tabIndex={-1} className="display text-3xl">
        {t(isOutdated ? 'outdated.title' : 'title')}
      </h1>
      <p className="text-muted">{t(isOutdated ? 'outdated.text' : 'text')}</p>
      <div className="flex flex-wrap gap-2">
        {isOutdated ? (
          <Button onClick={() => window.location.reload()}>{t('outdated.reload')}</Button>
        ) : (
          <Button onClick={onRetry}>{t('retry')}</Button>
        )}
        <LinkButton href="/" variant="secondary">
          {t('storefront')}
        </LinkButton>
      </div>
      {digest && (
        <p className="text-muted text-sm">
          <span>{t('reference')}</span> <span>{digest}</span>
        </p>
      )}
    </div>
  )
}
