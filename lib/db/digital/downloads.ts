import { db } from '@/lib/db/client'
import { MAX_AGENT } from '@/lib/domain/text/agent'

/** Evidence of so many downloads is enough; the first are kept, since disputes ask whether it was ever had. */
const MOST_OF_A_LINE = 50

/** Writes down that a file was downloaded by a link: once for each link, and no more than a few for each line. */
export async function noteDownload(event: { entitlementId: string; fileId: string; linkEndsAt: Date; ip: string; agent: string }): Promise<void> {
  const { entitlementId, fileId, linkEndsAt, ip, agent } = event
  await db().$executeRaw`
    insert into "DownloadEvent" ("entitlementId", "fileId", "linkEndsAt", at, ip, agent)
    select ${entitlementId}, ${fileId}, ${linkEndsAt}::timestamp, now() at time zone 'utc', ${ip}, ${agent.slice(0, MAX_AGENT)}
    where (select count(*) from "DownloadEvent" where "entitlementId" = ${entitlementId}) < ${MOST_OF_A_LINE}
    on conflict do nothing`
}

/** What was downloaded by these rights, newest first. */
export function findDownloads(
  entitlementIds: string[],
): Promise<{ entitlementId: string; at: Date; file: { name: string; version: number | null } }[]> {
  if (entitlementIds.length === 0) return Promise.resolve([])
  return db().downloadEvent.findMany({
    where: { entitlementId: { in: entitlementIds } },
    select: { entitlementId: true, at: true, file: { select: { name: true, version: true } } },
    orderBy: { at: 'desc' },
  })
}

/** The same with where from, for a bank that asks whether it was ever had; oldest first. */
export function findDownloadsOfPart(sellerOrderId: string): Promise<{ at: Date; ip: string; agent: string; file: { name: string } }[]> {
  return db().downloadEvent.findMany({
    where: { entitlement: { orderLine: { sellerOrderId } } },
    select: { at: true, ip: true, agent: true, file: { select: { name: true } } },
    orderBy: { at: 'asc' },
  })
}
