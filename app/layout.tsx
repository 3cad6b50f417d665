import { GeistSans } from 'geist/font/sans'
import { GeistSerif } from 'geist/font/serif/variable'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { brand } from '@/brand'
import { WithCrashWords } from '@/components/shell/page-error'
import { TimeZone } from '@/components/shell/time-zone'
import { ownOrigin } from '@/lib/http/own-origin'
import { drainAfterVisit } from '@/lib/operations/run-jobs'
import { readPreferences } from './preferences'
import './globals.css'

/** What every page says of itself where a link to it is shown; a page that knows better says so. */
export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: new URL(ownOrigin(await headers())),
    title: { default: brand.name, template: `%s · ${brand.name}` },
    description: brand.description,
    openGraph: { type: 'website', siteName: brand.name },
    twitter: { card: 'summary' },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: brand.colors.light.ground },
    { media: '(prefers-color-scheme: dark)', color: brand.colors.dark.ground },
  ],
}

/** The document around every page. Reading the headers makes every page dynamic, so that its scripts carry this answer's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await headers()
  after(drainAfterVisit)
  const [{ theme, language }, { crash }] = await Promise.all([readPreferences(), getMessages()])
  return (
    <html lang={language} className={`${GeistSans.variable} ${GeistSerif.variable}`} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <WithCrashWords words={crash}>{children}</WithCrashWords>
        <TimeZone />
      </body>
    </html>
  )
}
