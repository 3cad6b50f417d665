import { renameSeller } from '@/lib/db/sellers/sellers'
import type { Said } from '@/lib/domain/wire/said'
import { freeName } from './free-name'

/**
 * Renames a shop; its address stays.
 * @returns the name as it is kept, or why not
 */
export function renameShop(sellerId: string, name: string): Promise<{ kind: 'renamed'; shopName: string } | { kind: 'refused'; said: Said }> {
  return freeName(name, async (shopName, skeletons) => {
    await renameSeller(sellerId, shopName, skeletons)
    return { kind: 'renamed', shopName }
  })
}
