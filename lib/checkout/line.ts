import type { ItemForSale } from '@/lib/db/catalog/items-for-sale'

/** So many pieces of something that is for sale. */
export type Line = { product: ItemForSale; quantity: number }
