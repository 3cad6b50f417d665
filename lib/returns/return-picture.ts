import { z } from 'zod'
import type { Viewer } from '@/lib/auth/viewer-of'
import { findOrder } from '@/lib/db/orders/orders'
import { findReturnPicture, type ReturnPictureRow } from '@/lib/db/returns/returns'
import { MAX_RETURN_PICTURES } from '@/lib/domain/returns/return-form'
import { type Buyer, mayOpen } from '@/lib/orders/access'

const Place = z.object({
  returnId: z.uuid(),
  position: z.coerce
    .number()
    .int()
    .min(0)
    .max(MAX_RETURN_PICTURES - 1),
})

/**
 * A picture of a return, for its buyer, its seller and the operator.
 * @param place as the address has it, with the key of the link its reader came by
 * @returns null where there is none, or it is not theirs to see, which look alike
 */
export async function readReturnPicture(
  { key, ...place }: { returnId: string; position: string; key: string | undefined },
  viewer: Viewer | null,
  buyer: Buyer,
): Promise<Pick<ReturnPictureRow, 'bytes' | 'contentType'> | null> {
  const parsed = Place.safeParse(place)
  const picture = parsed.success ? await findReturnPicture(parsed.data.returnId, parsed.data.position) : null
  if (!picture) return null
  if (viewer?.isOperator || (viewer?.sellerId && viewer.sellerId === picture.return.sellerId)) return picture
  const order = await findOrder(picture.return.sellerOrder.orderId)
  return order && mayOpen(order, buyer, key, 'read') ? picture : null
}
