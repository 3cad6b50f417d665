import type { HeldFor, Rating, ReviewFormValues, ReviewState } from '@/lib/domain/reviews/review'

/** A review as everybody reads it. */
export type ReviewView = {
  id: string
  name: string
  rating: number
  text: string
  reply: { text: string; at: string } | null
  createdAt: string
  isEdited: boolean
}

/** What buyers say of a product. `rating`: null where nothing counts. */
export type ProductReviews = { rating: Rating | null; reviews: ReviewView[]; nextCursor: string | null }

/** A line of an order that its buyer has reviewed, or may. */
export type BuyersReviewLine = {
  lineId: string
  name: string
  variantTitle: string
  may: boolean
  review: { rating: number; state: ReviewState } | null
}

/** The page on which a buyer reviews what they bought. */
export type ReviewPageView = { name: string; variantTitle: string; shopName: string; isWritten: boolean; values: ReviewFormValues }

/** A review as the seller of its product reads it. `partId`: of the sale it is about. */
export type SellersReviewView = ReviewView & { product: { name: string; slug: string }; state: ReviewState; partId: string }

/** A review as the operator decides on it. */
export type ReviewToDecideView = SellersReviewView & {
  shopName: string
  orderId: string
  heldFor: HeldFor | null
  removedFor: string | null
  reports: string[]
}
