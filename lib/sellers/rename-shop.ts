import { renameSeller } from '@/lib/db/sellers/sellers'
import { ShopName } from '@/lib/domain/sellers/shop-name'
import { type Said, saidOf } from '@/lib/domain/wire/said'

/**
 * Renames a shop; its address stays.
 * @returns the name as it is kept, or why not
 */
export async function renameShop(sellerId: string, name: string): Promise<{ kind: 'renamed'; shopName: string } | { kind: 'refused'; said: Said }> {
  const parsed = ShopName.safeParse(name)
  if (!parsed.success) return { kind: 'refused', said: saidOf(parsed.error.issues[0]) }
  await renameSeller(sellerId, parsed.data)
  return { kind: 'renamed', shopName: parsed.data }
}
