import { type Branded, branded } from '@/lib/db/branded'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import type { Plain } from '@/lib/db/money-columns'
import { CHARGED } from '@/lib/domain/order/charged'
import { type Page, type Place, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const forSeller = {
  order: { select: { number: true, email: true, address: true } },
  amount: true,
  partialCapture: true,
  delivery: true,
  cancelation: { select: { status: true, reason: true } },
  discounts: { orderBy: { id: 'asc' } },
  taxLines: { orderBy: { position: 'asc' } },
  lines: { include: { product: { select: { slug: true, pictureId: true } }, variant: { select: { pictureId: true } } } },
  settlement: true,
  refunds: { orderBy: { createdAt: 'asc' } },
  disputes: { orderBy: { createdAt: 'asc' } },
} satisfies Prisma.SellerOrderInclude

/** A part of an order with what its seller may see of the rest. */
export type SaleRow = Branded<Plain<Prisma.SellerOrderGetPayload<{ include: typeof forSeller }>>>

// What was never charged nor agreed is no sale; what may have been charged is shown.
const isSale = {
  OR: [{ status: { in: ['authorizing', 'requires_action', 'authorized', ...CHARGED] } }, { agreedAt: { not: null } }],
} satisfies Prisma.SellerOrderWhereInput

/** A seller's sales, newest first. */
export async function findSales(sellerId: string, filter: { cursor?: string | null; limit: number }): Promise<Page<SaleRow>> {
  const rows = await db().sellerOrder.findMany({
    where: { sellerId, AND: [isSale, olderThan(placeOf(filter.cursor))] },
    include: forSeller,
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(branded(rows), filter.limit)
}

/** The seller's sales with these ids, in the order of the ids. */
export async function findSalesByIds(sellerId: string, ids: string[]): Promise<SaleRow[]> {
  const rows: SaleRow[] = branded(await db().sellerOrder.findMany({ where: { sellerId, id: { in: ids } }, include: forSeller }))
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

/** One sale, only if it is this seller's. */
export async function findSale(sellerId: string, id: string): Promise<SaleRow | null> {
  return branded(await db().sellerOrder.findFirst({ where: { id, sellerId }, include: forSeller }))
}

/** Where a sale of the seller stands in their list; null where it is none of theirs. */
export function placeOfSale(sellerId: string, id: string): Promise<Place | null> {
  return db().sellerOrder.findFirst({ where: { id, sellerId }, select: { createdAt: true, id: true } })
}

/** Whose sale it is; null when there is none. */
export async function findSellerOfPart(sellerOrderId: string): Promise<string | null> {
  return (await db().sellerOrder.findUnique({ where: { id: sellerOrderId }, select: { sellerId: true } }))?.sellerId ?? null
}

const forFile = {
  ...forSeller,
  shipments: { where: { canceledAt: null }, orderBy: { id: 'asc' } },
  documents: { where: { kind: { in: ['receipt', 'invoice'] } }, orderBy: { id: 'asc' } },
} satisfies Prisma.SellerOrderInclude

/** A sale with its shipments and the number of its receipt. */
export type FiledSaleRow = Branded<Plain<Prisma.SellerOrderGetPayload<{ include: typeof forFile }>>>

/** A seller's sales with all that a file says of them, newest first. */
export async function findSalesToFile(sellerId: string, filter: { cursor: string | null; limit: number }): Promise<Page<FiledSaleRow>> {
  const rows = await db().sellerOrder.findMany({
    where: { sellerId, AND: [isSale, olderThan(placeOf(filter.cursor))] },
    include: forFile,
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(branded(rows), filter.limit)
}
