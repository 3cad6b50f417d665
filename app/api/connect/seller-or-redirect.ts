import { currentViewer } from '@/lib/auth/viewer'
import { mayInShop, type ShopDeed } from '@/lib/domain/sellers/shop-roles'
import { goTo } from '@/lib/sellers/connect/connect-answers'

/** The seller who is signed in and may do this, or the redirect to where they become one. */
export async function sellerOrRedirect(deed: ShopDeed): Promise<{ sellerId: string; email: string } | Response> {
  const viewer = await currentViewer()
  if (!viewer?.sellerId) return goTo(viewer ? '/sell' : '/signin?next=/sell')
  if (!viewer.role || !mayInShop(viewer.role, deed)) return goTo(`/sell/refused?deed=${deed}`)
  return { sellerId: viewer.sellerId, email: viewer.email }
}
