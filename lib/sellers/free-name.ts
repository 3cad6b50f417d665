import { brand } from '@/brand'
import { NameTaken } from '@/lib/db/sellers/shop-names'
import { ShopName } from '@/lib/domain/sellers/shop-name'
import { skeletonsOf } from '@/lib/domain/text/skeleton'
import { type Said, saidOf } from '@/lib/domain/wire/said'

/** Names that would pass for the marketplace itself or for who charges the card. */
const RESERVED = new Set([brand.name, 'Stripe', 'Admin', 'Support', 'Checkout'].flatMap(skeletonsOf))

type Refused = { kind: 'refused'; said: Said }

/**
 * Uses a name for a shop, unless it cannot be one or looks like that of another.
 * @param typed what the person typed
 * @param use keeps the name, or throws NameTaken
 */
export async function freeName<T>(typed: string, use: (shopName: string, skeletons: string[]) => Promise<T>): Promise<T | Refused> {
  const parsed = ShopName.safeParse(typed)
  if (!parsed.success) return { kind: 'refused', said: saidOf(parsed.error.issues[0]) }
  const skeletons = skeletonsOf(parsed.data)
  if (skeletons.some((each) => RESERVED.has(each))) return TAKEN
  try {
    return await use(parsed.data, skeletons)
  } catch (error) {
    if (error instanceof NameTaken) return TAKEN
    throw error
  }
}

const TAKEN: Refused = { kind: 'refused', said: { key: 'shopName.taken' } }
