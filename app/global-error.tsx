'use client'

import { PageError } from '@/components/shell/page-error'
import './globals.css'

/** The last resort, when even the frame of the page crashed. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Souk</title>
        <main className="px-4">
          <PageError digest={error.digest} onRetry={reset} />
        </main>
      </body>
    </html>
  )
}
