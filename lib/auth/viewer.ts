import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth/next'
import { cache } from 'react'
import { mayInShop, type ShopDeed, type ShopRole } from '@/lib/domain/sellers/shop-roles'
import { readerOfRequest } from '@/lib/i18n/for-request'
import { addToLog } from '@/lib/log/context'
import { authOptions } from './auth-options'
import { chosenShop } from './chosen-shop'
import { sessionCookie } from './session-cookie'
import { type Viewer, viewerOf } from './viewer-of'

/** The signed-in person of this request, or null. Asked once a request, however often it is called. */
export const currentViewer: () => Promise<Viewer | null> = cache(readViewer)

async function readViewer(): Promise<Viewer | null> {
  const session = await getServerSession(authOptions())
  const userId = session?.user.id
  if (!userId) return null
  const sessionToken = (await cookies()).get(sessionCookie().name)?.value
  return viewerOf(userId, readerOfRequest(await headers()), sessionToken, await chosenShop())
}

/** The signed-in person; anybody else is sent to sign in and comes back to this page. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (!viewer) redirect(`/signin?next=${encodeURIComponent((await headers()).get('x-souk-path') ?? '/')}`)
  return viewer
}

/** Somebody who works in a shop; `may` says what they may do there. */
export type ShopViewer = Viewer & { sellerId: string; role: ShopRole; may: (deed: ShopDeed) => boolean }

/**
 * A signed-in person who may do this in their shop. One without a shop is sent to open it; one whose role is not enough is sent to the page that says who can help,
 * from pages, actions and files alike.
 */
export async function requireSeller(deed: ShopDeed): Promise<ShopViewer> {
  const viewer = await requireViewer()
  const { sellerId, role } = viewer
  if (!sellerId || !role) redirect('/sell')
  if (!mayInShop(role, deed)) redirect(`/sell/refused?deed=${deed}` as Route)
  addToLog({ memberId: viewer.userId })
  return { ...viewer, sellerId, role, may: (other) => mayInShop(role, other) }
}

/** An operator, with the second factor where there is one; a person who is none is sent to a page that says so. */
export async function requireOperator(): Promise<Viewer> {
  const viewer = await requireViewer()
  if (viewer.awaits === 'code') redirect(`/signin/second-factor?next=${encodeURIComponent((await headers()).get('x-souk-path') ?? '/admin')}`)
  if (viewer.awaits === 'setup') redirect('/account/security')
  if (!viewer.isOperator) redirect('/signin/not-operator')
  return viewer
}
