import type { ItemForSale } from '@/lib/db/catalog/items-for-sale'

/** So many pieces of something that is for sale. `discountMinor` is what its seller takes off all of them. */
export type Line = { product: ItemForSale; quantity: number; discountMinor: number }
