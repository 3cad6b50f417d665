import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth/next'
import { cache } from 'react'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { authOptions } from './auth-options'

/** The signed-in person. `sellerId` is set once they have opened a shop. */
export type Viewer = { userId: string; email: string; name: string | null; isOperator: boolean; sellerId: string | null }

/** The signed-in person of this request, or null. Asked once a request, however often it is called. */
export const currentViewer: () => Promise<Viewer | null> = cache(readViewer)

async function readViewer(): Promise<Viewer | null> {
  const session = await getServerSession(authOptions())
  const userId = session?.user.id
  return userId ? viewerOf(userId) : null
}

/** Who the person with this id is. Null when the person or their e-mail is gone. */
export async function viewerOf(userId: string): Promise<Viewer | null> {
  const user = await db().user.findUnique({ where: { id: userId }, include: { seller: { select: { id: true } } } })
  if (!user?.email) return null
  // An address nobody confirmed proves nothing: GitHub and Google may hand us one.
  const isOperator = user.emailVerified !== null && env().OPERATOR_EMAILS.includes(user.email.toLowerCase())
  return { userId: user.id, email: user.email, name: user.name, isOperator, sellerId: user.seller?.id ?? null }
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

/** An operator; a person who is none is sent to a page that says so. */
export async function requireOperator(): Promise<Viewer> {
  const viewer = await requireViewer()
  if (!viewer.isOperator) redirect('/signin/not-operator')
  return viewer
}
