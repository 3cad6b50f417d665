import { renameSeller } from '@/lib/db/sellers/sellers'
import { ShopName } from '@/lib/domain/sellers/shop-name'

/**
 * Renames a shop; its address stays.
 * @returns the name as it is kept, or why not
 */
export async function renameShop(
  sellerId: string,
  name: string,
): Promise<{ kind: 'renamed'; shopName: string } | { kind: 'refused'; sentence: string }> {
  const parsed = ShopName.safeParse(name)
  if (!parsed.success) return { kind: 'refused', sentence: parsed.error.issues[0]?.message ?? 'Give your shop a name.' }
  await renameSeller(sellerId, parsed.data)
  return { kind: 'renamed', shopName: parsed.data }
}
