import { z } from 'zod'
import { findShipments } from '@/lib/db/fulfilment/shipments'
import { findOrder } from '@/lib/db/orders/orders'
import {
  findProductStars,
  findReviewsOfLines,
  findShopStars,
  findShownReview,
  heldFor,
  listProductReviews,
  listReviewsByState,
  listShopReviews,
  type ReviewOfProduct,
  type ReviewRow,
} from '@/lib/db/reviews/reviews'
import { isReviewable, type Rating, type ReviewState, ratingOf } from '@/lib/domain/reviews/review'
import type {
  BuyersReviewLine,
  ProductReviews,
  ReviewPageView,
  ReviewToDecideView,
  ReviewView,
  SellersReviewView,
} from '@/lib/domain/wire/review-views'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { findAskersLine, type LineAsked } from './write-review'

const SHOWN = 10
const PAGE = 25

function reviewView({ id, name, rating, text, reply, repliedAt, createdAt, editedAt }: ReviewRow): ReviewView {
  const times = { createdAt: createdAt.toISOString(), isEdited: editedAt !== null }
  return { id, name, rating, text, reply: reply === null ? null : { text: reply, at: (repliedAt ?? createdAt).toISOString() }, ...times }
}

/** What buyers say of a product, newest first, a page at a time, with the average. */
export async function readProductReviews(productId: string, cursor: string | null): Promise<ProductReviews> {
  const stars = await findProductStars(productId)
  // A product of which nothing was ever said needs no second look.
  if (!stars) return { rating: null, reviews: [], nextCursor: null }
  const { rows, nextCursor } = await listProductReviews(productId, { cursor, limit: SHOWN })
  return { rating: ratingOf(stars), reviews: rows.map(reviewView), nextCursor }
}

/** The average of all that a shop sells; null where nothing was reviewed. */
export async function readShopRating(sellerId: string): Promise<Rating | null> {
  return ratingOf(await findShopStars(sellerId))
}

/**
 * What of an order its buyer has reviewed, or may; lines of which neither is so are left out.
 * @param key from the link they came by
 */
export async function readBuyersReviews(orderId: string, buyer: Buyer, key: string | undefined): Promise<BuyersReviewLine[]> {
  const order = z.uuid().safeParse(orderId).success ? await findOrder(orderId) : null
  if (!order || !mayOpen(order, buyer, key, 'read')) return []
  const mayWrite = mayOpen(order, buyer, key, 'ask')
  const lines = order.parts.flatMap((part) => part.lines.map((line) => ({ part, line })))
  const [shipments, reviews] = await Promise.all([
    findShipments(order.parts.map(({ id }) => id)),
    findReviewsOfLines(lines.map(({ line }) => line.id)),
  ])
  const now = new Date()
  return lines.flatMap(({ part, line }) => {
    const own = shipments.filter(({ sellerOrderId }) => sellerOrderId === part.id)
    const review = reviews.find(({ orderLineId }) => orderLineId === line.id) ?? null
    const may = mayWrite && review?.state !== 'removed' && isReviewable({ line, part, shipments: own }, now)
    if (!may && !review) return []
    return {
      lineId: line.id,
      name: line.name,
      variantTitle: line.variantTitle,
      may,
      review: review && { rating: review.rating, state: review.state },
    }
  })
}

/** What the page shows on which a buyer reviews a line; null where they may not. */
export async function readReviewPage(asked: LineAsked): Promise<ReviewPageView | null> {
  const found = await findAskersLine(asked)
  if (!found) return null
  const { part, line } = found
  const [shipments, [review]] = await Promise.all([findShipments([part.id]), findReviewsOfLines([line.id])])
  if (review?.state === 'removed' || !isReviewable({ line, part, shipments }, new Date())) return null
  return {
    name: line.name,
    variantTitle: line.variantTitle,
    shopName: part.seller.shopName,
    isWritten: review !== undefined,
    values: review ? { rating: String(review.rating), text: review.text, name: review.name } : { rating: '', text: '', name: '' },
  }
}

/** A review that is shown, for who reports it; null where there is none. */
export async function readShownReview(id: string): Promise<SellersReviewView | null> {
  const row = z.uuid().safeParse(id).success ? await findShownReview(id) : null
  return row && sellersView(row)
}

function sellersView(row: ReviewOfProduct): SellersReviewView {
  const { product, state, orderLine } = row
  return { ...reviewView(row), product, state, partId: orderLine.sellerOrder.id }
}

/** What buyers say of a seller's products, newest first, a page at a time. */
export async function listSellersReviews(
  sellerId: string,
  cursor: string | null,
): Promise<{ reviews: SellersReviewView[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await listShopReviews(sellerId, { cursor, limit: PAGE })
  return { reviews: rows.map(sellersView), nextCursor }
}

/** Reviews in a state for the operator, newest first, a page at a time. */
export async function listReviewsToDecide(
  state: ReviewState,
  cursor: string | null,
): Promise<{ reviews: ReviewToDecideView[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await listReviewsByState(state, { cursor, limit: PAGE })
  const reviews = rows.map((row) => ({
    ...sellersView(row),
    shopName: row.seller.shopName,
    orderId: row.orderLine.sellerOrder.orderId,
    heldFor: heldFor(row),
    removedFor: row.removedFor,
    reports: row.reports.map(({ reason }) => reason),
  }))
  return { reviews, nextCursor }
}
