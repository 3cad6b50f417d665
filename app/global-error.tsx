'use client'

import { brand } from '@/brand'
import { PageError, WithCrashWords } from '@/components/shell/page-error'
import crash from '@/messages/en/crash.json'
import './globals.css'

/** The last resort, when even the frame of the page crashed: the messages of the request are not there, so its words are English. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>{`${crash.title} · ${brand.name}`}</title>
        <main className="px-4">
          <WithCrashWords words={crash}>
            <PageError error={error} onRetry={reset} />
          </WithCrashWords>
        </main>
      </body>
    </html>
  )
}
