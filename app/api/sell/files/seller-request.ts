import { currentViewer } from '@/lib/auth/viewer'
import { mayInShop, type ShopDeed } from '@/lib/domain/sellers/shop-roles'
import { problem } from '@/lib/http/problem'
import { assertSameOrigin } from '@/lib/http/same-origin'
import { translatorForRequest } from '@/lib/i18n/for-request'

type Say = ReturnType<typeof translatorForRequest>['say']

type SellerRequest = { ok: true; sellerId: string; say: Say } | { ok: false; response: Response }

/** The seller who sends this from a page of ours and may do it, and how to answer them; or the answer that refuses it. */
export async function sellerRequest(request: Request, deed: ShopDeed): Promise<SellerRequest> {
  const foreign = assertSameOrigin(request)
  if (foreign) return { ok: false, response: foreign }
  const { say } = translatorForRequest(request)
  const { sellerId, role } = (await currentViewer()) ?? {}
  if (!sellerId || !role) return { ok: false, response: problem(401, 'not_signed_in', say({ key: 'digital.signIn' })) }
  if (!mayInShop(role, deed)) return { ok: false, response: problem(403, 'not_allowed', say({ key: 'team.notAllowed' })) }
  return { ok: true, sellerId, say }
}
