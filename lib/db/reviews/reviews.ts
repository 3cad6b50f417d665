import { db, type Tx } from '@/lib/db/client'
import type { Prisma, Review } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import type { HeldFor, StarCounts } from '@/lib/domain/reviews/review'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

export type ReviewRow = Review
type PageAsked = { cursor: string | null; limit: number }

const withProduct = {
  product: { select: { name: true, slug: true } },
  orderLine: { select: { variantTitle: true, sellerOrder: { select: { id: true, orderId: true } } } },
} satisfies Prisma.ReviewInclude
/** A review with what it is about. */
export type ReviewOfProduct = Prisma.ReviewGetPayload<{ include: typeof withProduct }>

/** The reviews of these lines of orders, as far as they have some. */
export function findReviewsOfLines(orderLineIds: string[], tx: Tx = db()): Promise<ReviewRow[]> {
  return orderLineIds.length === 0 ? Promise.resolve([]) : tx.review.findMany({ where: { orderLineId: { in: orderLineIds } } })
}

/** Locks one review; null when there is none. */
export async function lockReview(tx: Tx, id: string): Promise<ReviewRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Review" WHERE id = ${id} FOR UPDATE`
  return tx.review.findUnique({ where: { id } })
}

/** One review that is shown, with its product; null when there is none. */
export function findShownReview(id: string): Promise<ReviewOfProduct | null> {
  return db().review.findFirst({ where: { id, state: 'published' }, include: withProduct })
}

/** Writes the review of a line, the order of the line being locked. */
export async function insertReview(tx: Tx, columns: Prisma.ReviewUncheckedCreateInput): Promise<void> {
  await tx.review.create({ data: columns })
}

/** Changes a review. */
export async function updateReview(tx: Tx, id: string, changes: Prisma.ReviewUncheckedUpdateInput): Promise<void> {
  await tx.review.update({ where: { id }, data: changes })
}

/** Whether a review by a buyer with this address is published. */
export async function hasPublished(tx: Tx, email: string): Promise<boolean> {
  const where = { state: 'published' as const, orderLine: { sellerOrder: { order: { email } } } }
  return (await tx.review.findFirst({ where, select: { id: true } })) !== null
}

/** When the account of a person was made; null when there is none. */
export async function accountMadeAt(tx: Tx, userId: string): Promise<Date | null> {
  return (await tx.user.findUnique({ where: { id: userId }, select: { createdAt: true } }))?.createdAt ?? null
}

/** Notes whether a dispute of a part is open: until it is over its reviews are not in the average. */
export async function markDisputed(tx: Tx, sellerOrderId: string, isDisputed: boolean): Promise<void> {
  await tx.review.updateMany({ where: { orderLine: { sellerOrderId }, isDisputed: !isDisputed }, data: { isDisputed } })
}

/** The reviews of a product that are shown, newest first, a page at a time. */
export async function listProductReviews(productId: string, { cursor, limit }: PageAsked): Promise<Page<ReviewRow>> {
  const where = { productId, state: 'published' as const, ...olderThan(placeOf(cursor)) }
  return pageOf(await db().review.findMany({ where, orderBy: newestFirst, take: limit + 1 }), limit)
}

/** All reviews of what a shop sells but the removed ones, newest first, a page at a time. */
export async function listShopReviews(sellerId: string, { cursor, limit }: PageAsked): Promise<Page<ReviewOfProduct>> {
  const where = { sellerId, state: { not: 'removed' as const }, ...olderThan(placeOf(cursor)) }
  return pageOf(await db().review.findMany({ where, include: withProduct, orderBy: newestFirst, take: limit + 1 }), limit)
}

const withReports = {
  ...withProduct,
  seller: { select: { shopName: true } },
  reports: { select: { reason: true, createdAt: true }, orderBy: { createdAt: 'desc' } },
} satisfies Prisma.ReviewInclude
/** A review with what it is about, whose it is, and what was reported of it. */
export type ReviewToDecide = Prisma.ReviewGetPayload<{ include: typeof withReports }>

/** Reviews in a state, newest first, a page at a time. */
export async function listReviewsByState(state: ReviewRow['state'], { cursor, limit }: PageAsked): Promise<Page<ReviewToDecide>> {
  const where = { state, ...olderThan(placeOf(cursor)) }
  return pageOf(await db().review.findMany({ where, include: withReports, orderBy: newestFirst, take: limit + 1 }), limit)
}

/** How many reviews wait for an operator to read them. */
export function countHeldReviews(): Promise<number> {
  return db().review.count({ where: { state: 'held' } })
}

/** Notes that somebody reported a review, once each. @returns how many have since an operator looked at it */
export async function insertReport(tx: Tx, { id, decidedAt }: ReviewRow, { userId, reason }: { userId: string; reason: string }): Promise<number> {
  await tx.reviewReport.createMany({ data: [{ reviewId: id, userId, reason }], skipDuplicates: true })
  return tx.reviewReport.count({ where: { reviewId: id, ...(decidedAt && { createdAt: { gt: decidedAt } }) } })
}

/** Why it is held, as it was written. */
export function heldFor({ heldFor: word }: Pick<ReviewRow, 'heldFor'>): HeldFor | null {
  return word === 'link' || word === 'first' || word === 'reported' ? word : null
}

/** How often a product was given one to five stars; null before the first. */
export async function findProductStars(productId: string): Promise<StarCounts | null> {
  return (await db().productRating.findUnique({ where: { productId } }))?.counts ?? null
}

/** The same of all that a shop sells. */
export async function findShopStars(sellerId: string): Promise<StarCounts | null> {
  return (await db().shopRating.findUnique({ where: { sellerId } }))?.counts ?? null
}
