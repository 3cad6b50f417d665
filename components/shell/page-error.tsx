'use client'
'use no memo'

import type { Messages } from 'next-intl'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { failureOf } from '@/components/ui/failure/failure-of'
import { buttonClass } from '@/components/ui/form/button-style'

type Words = Messages['crash']

const CrashWords = createContext<Words | null>(null)

/** Gives the pages inside the words for a crash, in the reader's language. */
export function WithCrashWords({ words, children }: { words: Words; children: ReactNode }) {
  return <CrashWords value={words}>{children}</CrashWords>
}

/**
 * What a page shows when it crashed: that it is our fault, what to do, and a reference for whoever looks it up. Next loads this with every page, so it is made of
 * plain elements: a link that loads a whole page is right after a crash anyway.
 * @param error its `digest` is Next's name for it in the server's log
 */
export function PageError({ error, onRetry }: { error: Error & { digest?: string }; onRetry: () => void }) {
  const words = useContext(CrashWords)
  const { digest } = error
  const isOutdated = failureOf(error).kind === 'outdated'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (!words) return null
  const { title, text } = isOutdated ? words.outdated : words
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-4 py-12">
      <h1 ref={heading} tabIndex={-1} className="display text-3xl">
        {title}
      </h1>
      <p className="text-muted">{text}</p>
      <div className="flex flex-wrap gap-2">
        <button type="button" className={buttonClass()} onClick={isOutdated ? () => window.location.reload() : onRetry}>
          {isOutdated ? words.outdated.reload : words.retry}
        </button>
        <a href="/" className={buttonClass({ variant: 'secondary' })}>
          {words.storefront}
        </a>
      </div>
      {digest && (
        <p className="text-muted text-sm">
          <span>{words.reference}</span> <span>{digest}</span>
        </p>
      )}
    </div>
  )
}
