import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'
import type { EditedProduct } from './product-edits'
import { onSale, withValues } from './variant-rows'

const whole = {
  options: withValues,
  variants: onSale,
  pictures: { select: { pictureId: true }, orderBy: { position: 'asc' } },
} satisfies Prisma.ProductInclude

/** A product with all that a file says of it. */
export type FiledRow = EditedProduct & { pictures: { pictureId: string }[] }

/** A seller's products in any status with all that a file says of them, newest first. */
export async function findProductsToFile(sellerId: string, filter: { cursor: string | null; limit: number }): Promise<Page<FiledRow>> {
  const rows = await db().product.findMany({
    where: { sellerId, ...olderThan(placeOf(filter.cursor)) },
    include: whole,
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(rows, filter.limit)
}
