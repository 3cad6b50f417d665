import { GeistSans } from 'geist/font/sans'
import { GeistSerif } from 'geist/font/serif/variable'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { readTheme } from './theme'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Souk', template: '%s · Souk' },
  description: 'A marketplace of independent shops. Each is paid straight into its own Stripe account.',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f8f5' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1412' },
  ],
}

/** The document around every page. Reading the headers makes every page dynamic, so that its scripts carry this answer's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await headers()
  const theme = await readTheme()
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistSerif.variable}`} data-theme={theme === 'system' ? undefined : theme}>
      <body>{children}</body>
    </html>
  )
}
