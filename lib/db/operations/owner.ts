import { db } from '@/lib/db/client'
import { env } from '@/lib/env'

/** Host and name of our database, the same behind its pooler or not. */
function ownPlace(): string {
  const { host, pathname } = new URL(env().DATABASE_URL)
  return `${host.replace('-pooler', '')}${pathname}`
}

/** Makes this database that of the production deployment at an address. Twice is a no-op. */
export async function claimDatabase(appUrl: string): Promise<void> {
  const place = ownPlace()
  // Several servers start at once.
  await db().databaseOwner.createMany({ data: [{ appUrl, place }], skipDuplicates: true })
  await db().databaseOwner.updateMany({
    where: { OR: [{ appUrl: { not: appUrl } }, { place: { not: place } }] },
    data: { appUrl, place, since: new Date() },
  })
}

/** The address of the production deployment that has this very database; null where none has it, as in a copy made of it. */
export async function findOwner(): Promise<string | null> {
  const owner = await db().databaseOwner.findUnique({ where: { id: 1 } })
  return owner?.place === ownPlace() ? owner.appUrl : null
}
