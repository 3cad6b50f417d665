import { z } from 'zod'
import { MAX_QUANTITY } from './checkout-wire'

/** The most products one cart holds, and one purchase takes. */
export const MAX_LINES = 50

/** One press of "Add to cart". `addId` is made for the press: the same one adds once. */
export const AddItem = z.object({
  addId: z.uuid(),
  productId: z.uuid(),
  quantity: z.coerce.number().int().min(1).max(MAX_QUANTITY),
})
export type AddItem = z.infer<typeof AddItem>

export const ChangeQuantity = z.object({ productId: z.uuid(), quantity: z.coerce.number().int().min(1).max(MAX_QUANTITY) })
export type ChangeQuantity = z.infer<typeof ChangeQuantity>

export const RemoveItem = z.object({ productId: z.uuid() })
export type RemoveItem = z.infer<typeof RemoveItem>
