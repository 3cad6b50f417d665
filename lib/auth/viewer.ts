import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth/next'
import { cache } from 'react'
import { readerOfRequest } from '@/lib/i18n/for-request'
import { authOptions } from './auth-options'
import { sessionCookie } from './session-cookie'
import { type Viewer, viewerOf } from './viewer-of'

/** The signed-in person of this request, or null. Asked once a request, however often it is called. */
export const currentViewer: () => Promise<Viewer | null> = cache(readViewer)

async function readViewer(): Promise<Viewer | null> {
  const session = await getServerSession(authOptions())
  const userId = session?.user.id
  if (!userId) return null
  const sessionToken = (await cookies()).get(sessionCookie().name)?.value
  return viewerOf(userId, readerOfRequest(await headers()), sessionToken)
}

/** The signed-in person; anybody else is sent to sign in and comes back to this page. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (!viewer) redirect(`/signin?next=${encodeURIComponent((await headers()).get('x-souk-path') ?? '/')}`)
  return viewer
}

/** A signed-in person with a shop; one without is sent to open it. */
export async function requireSeller(): Promise<Viewer & { sellerId: string }> {
  const viewer = await requireViewer()
  if (!viewer.sellerId) redirect('/sell')
  return { ...viewer, sellerId: viewer.sellerId }
}

/** An operator, with the second factor where there is one; a person who is none is sent to a page that says so. */
export async function requireOperator(): Promise<Viewer> {
  const viewer = await requireViewer()
  if (viewer.awaits === 'code') redirect(`/signin/second-factor?next=${encodeURIComponent((await headers()).get('x-souk-path') ?? '/admin')}`)
  if (viewer.awaits === 'setup') redirect('/account/security')
  if (!viewer.isOperator) redirect('/signin/not-operator')
  return viewer
}
