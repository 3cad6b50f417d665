import { claimDatabase, findOwner } from '@/lib/db/operations/owner'
import { env } from '@/lib/env'
import { foreignDatabase } from '@/lib/http/preview-refusal'
import { log } from '@/lib/log/log'

/** Marks the database as production's, at every start of a deployment that people reach. A database that does not answer now is marked by the next start. */
export async function ownDatabase(): Promise<void> {
  const { VERCEL_ENV, appUrl } = env()
  if (VERCEL_ENV ? VERCEL_ENV !== 'production' : isHere(appUrl)) return
  await claimDatabase(appUrl).catch((err: unknown) => log.warn({ err }, 'The database could not be marked as that of this deployment'))
}

const isHere = (appUrl: string) => /(^|\.)localhost$|^127\.|^\[::1\]$/.test(new URL(appUrl).hostname)

// A preview that may run may do so until it ends: asked once a process. Until the database answers it is asked again.
let isOurs = false

/**
 * The answer of a preview deployment that was given the database of production: it reads and writes nothing there, and runs no job.
 * @returns null where the database may be used, and everywhere but on a preview
 */
export async function foreignDatabaseRefusal(): Promise<Response | null> {
  if (isOurs || env().VERCEL_ENV !== 'preview') return null
  // A database that is gone, or has no such table yet, is told by whoever asks it next.
  const owner = await findOwner().catch(() => undefined)
  if (owner) return foreignDatabase(owner)
  isOurs = owner === null
  return null
}
