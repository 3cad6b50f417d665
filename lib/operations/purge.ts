import { deleteShopEvents } from '@/lib/db/api/deliveries'
import { deleteRequests } from '@/lib/db/api/requests'
import { deleteOldImports } from '@/lib/db/catalog/imports'
import { deleteUnusedFiles } from '@/lib/db/digital/files'
import { deleteAbandonedOrders, deleteExpired } from '@/lib/db/operations/purge'
import { deleteOldInvitations } from '@/lib/db/sellers/invitations'

/** Ended orders that were never paid are kept for this long: questions about a refused card come within weeks. */
const ABANDONED_KEPT_DAYS = 90
/** An upload that was given up, or a version that nobody bought, is kept for this long: an order under way may still be for it. */
const FILES_KEPT_DAYS = 1
/** Within this time a program that sends a request again gets the same answer. */
const REQUESTS_KEPT_DAYS = 1
/** What was sent to sellers' programs is listed, and can be sent again, for this long. */
const EVENTS_KEPT_DAYS = 30
/** Long enough to correct a file, and to see what an import has done. */
const IMPORTS_KEPT_DAYS = 30
/** So long the link in the mail still says what became of an invitation; after that, that there is none. */
const INVITATIONS_KEPT_DAYS = 90
const DAY = 86_400_000

type Purged = Record<'sessions' | 'links' | 'limits' | 'files' | 'imports' | 'invitations' | 'orders', number>

/**
 * Deletes what has ended by its time: sessions, sign-in links, counts of limits, answers and events of sellers' programs, files that nobody can have, imports, invitations to a team, and ended
 * orders that were never paid. Runs once a day.
 * @returns how many of each
 */
export async function purge(now = new Date()): Promise<Purged> {
  const expired = await deleteExpired(now)
  await deleteRequests(new Date(now.getTime() - REQUESTS_KEPT_DAYS * DAY))
  await deleteShopEvents(new Date(now.getTime() - EVENTS_KEPT_DAYS * DAY))
  const files = await deleteUnusedFiles(new Date(now.getTime() - FILES_KEPT_DAYS * DAY))
  const imports = await deleteOldImports(new Date(now.getTime() - IMPORTS_KEPT_DAYS * DAY))
  const invitations = await deleteOldInvitations(new Date(now.getTime() - INVITATIONS_KEPT_DAYS * DAY))
  return { ...expired, files, imports, invitations, orders: await deleteAbandonedOrders(new Date(now.getTime() - ABANDONED_KEPT_DAYS * DAY)) }
}
