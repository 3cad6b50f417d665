import { z } from 'zod'
import type { ProductView } from './catalog-views'

/** So many products a wishlist holds. */
export const MAX_WISHES = 200

/** A press of a product's heart. */
export const ChangeWish = z.object({ productId: z.uuid(), change: z.enum(['add', 'remove']) })
export type ChangeWish = z.infer<typeof ChangeWish>

/** Why a press of a heart changed nothing: the browser keeps no cookies, there were too many presses, or the wishlist is full. */
export const WISH_REFUSALS = ['cookies', 'often', 'full'] as const

/** A product in a wishlist, as it is now. */
export type Wish = {
  product: ProductView
  /** What it cost when it was saved, if that was another price. */
  was: { amountMinor: number; currency: string } | null
  /** Its only variant; null where one must be chosen first. */
  variantId: string | null
  /** For one press that puts it into the cart. */
  addId: string
}

/** What product cards need of the viewer's wishlist: which of them are in it, and the action that a heart posts to. */
export type Wishing = { saved: ReadonlySet<string>; change: (form: FormData) => Promise<void> }
