import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Plain } from '@/lib/db/money-columns'
import type { ReceivedLine } from '@/lib/domain/returns/return-form'
import { OPEN_RETURNS } from '@/lib/domain/returns/return-state'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const whole = {
  lines: { orderBy: { id: 'asc' } },
  pictures: { select: { position: true, width: true, height: true }, orderBy: { position: 'asc' } },
} satisfies Prisma.ReturnInclude

/** A return with its pieces, and which pictures it has. */
export type ReturnRow = Plain<Prisma.ReturnGetPayload<{ include: typeof whole }>>
/** Columns that somebody's answer changes. */
export type ReturnChanges = Omit<Prisma.ReturnUncheckedUpdateInput, 'id' | 'lines' | 'pictures'>
export type ReturnPictureRow = { contentType: string; bytes: Uint8Array<ArrayBuffer>; width: number; height: number }

/** The returns of these parts, newest first. */
export function findReturns(sellerOrderIds: string[], tx: Tx = db()): Promise<ReturnRow[]> {
  if (sellerOrderIds.length === 0) return Promise.resolve([])
  return tx.return.findMany({
    where: { sellerOrderId: { in: sellerOrderIds } },
    include: whole,
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
  })
}

/** One return; null when there is none. */
export function findReturn(id: string, tx: Tx = db()): Promise<ReturnRow | null> {
  return tx.return.findUnique({ where: { id }, include: whole })
}

type NewReturn = Omit<Prisma.ReturnUncheckedCreateInput, 'lines' | 'pictures'> & {
  lines: { orderLineId: string; quantity: number }[]
  pictures: ReturnPictureRow[]
}

/** Writes a return. The database refuses pieces that were not shipped, come back already, or are another order's. */
export async function insertReturn(tx: Tx, { lines, pictures, ...row }: NewReturn): Promise<void> {
  const { id } = await tx.return.create({ data: row, select: { id: true } })
  await tx.returnLine.createMany({ data: lines.map((line) => ({ ...line, returnId: id })) })
  const shown = pictures.map(({ contentType, bytes, width, height }, position) => ({ returnId: id, position, contentType, bytes, width, height }))
  await tx.returnPicture.createMany({ data: shown })
}

/** Changes returns whose order the transaction has locked. */
export async function changeReturns(tx: Tx, ids: string[], changes: ReturnChanges): Promise<void> {
  if (ids.length > 0) await tx.return.updateMany({ where: { id: { in: ids } }, data: changes })
}

/**
 * Writes what has arrived, and puts back on the shelf what its seller says, the products being locked: once for each line of a return, which the database holds too.
 * @param lines with the variant that each was bought as
 */
export async function writeReceived(tx: Tx, lines: (ReceivedLine & { variantId: string })[]): Promise<void> {
  for (const { returnLineId: id, receivedQuantity, condition, isRestocked, variantId } of lines) {
    await tx.returnLine.update({ where: { id }, data: { receivedQuantity, condition, isRestocked } })
    if (!isRestocked) continue
    // By SQL: of unlimited stock nothing is moved, and no row comes back.
    await tx.$executeRaw`
      insert into "StockMovement" ("variantId", quantity, kind, "returnLineId") values (${variantId}, ${receivedQuantity}::int, 'restocked', ${id})`
  }
}

/** A picture of a return with whose it is; null when there is none. */
export function findReturnPicture(returnId: string, position: number) {
  const return_ = { select: { sellerId: true, sellerOrder: { select: { orderId: true } } } }
  return db().returnPicture.findUnique({ where: { returnId_position: { returnId, position } }, include: { return: return_ } })
}

/** A seller's returns that somebody must still do something about, longest ago first. */
export async function findOpenReturns(
  sellerId: string,
  { cursor, limit }: { cursor?: string | null; limit: number },
): Promise<Page<ReturnRow & { createdAt: Date }>> {
  const place = placeOf(cursor)
  const after = place && { requestedAt: { gte: place.createdAt }, OR: [{ requestedAt: { gt: place.createdAt } }, { id: { gt: place.id } }] }
  const rows: ReturnRow[] = await db().return.findMany({
    where: { sellerId, status: { in: OPEN_RETURNS }, ...after },
    include: whole,
    orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  return pageOf(
    rows.map((row) => ({ ...row, createdAt: row.requestedAt })),
    limit,
  )
}

/** How many of a seller's returns somebody must still do something about. */
export function countOpenReturns(sellerId: string): Promise<number> {
  return db().return.count({ where: { sellerId, status: { in: OPEN_RETURNS } } })
}

/** Returns that must be looked at by now, longest due first. */
export async function findDueReturns(now: Date, limit: number): Promise<{ id: string; orderId: string }[]> {
  const rows = await db().return.findMany({
    where: { dueAt: { lte: now } },
    select: { id: true, sellerOrder: { select: { orderId: true } } },
    orderBy: { dueAt: 'asc' },
    take: limit,
  })
  return rows.map(({ id, sellerOrder: { orderId } }) => ({ id, orderId }))
}
