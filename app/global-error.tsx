'use client'

import { NextIntlClientProvider } from 'next-intl'
import { brand } from '@/brand'
import { PageError } from '@/components/shell/page-error'
import crash from '@/messages/en/crash.json'
import './globals.css'

/** The last resort, when even the frame of the page crashed: the messages of the request are not there, so it brings its own few. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>{`${crash.title} · ${brand.name}`}</title>
        <main className="px-4">
          <NextIntlClientProvider locale="en" messages={{ crash }}>
            <PageError error={error} onRetry={reset} />
          </NextIntlClientProvider>
        </main>
      </body>
    </html>
  )
}
