import type { ItemView } from '@/lib/domain/wire/catalog-views'
import { MAX_QUANTITY } from '@/lib/domain/wire/most'

/** The most pieces of an item that one line can hold now. */
export function mostPieces({ stock, availability }: Pick<ItemView, 'stock' | 'availability'>): number {
  return availability.canBuy ? Math.min(MAX_QUANTITY, stock ?? MAX_QUANTITY) : 0
}
