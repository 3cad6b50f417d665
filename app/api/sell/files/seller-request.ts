import { currentViewer } from '@/lib/auth/viewer'
import { problem } from '@/lib/http/problem'
import { assertSameOrigin } from '@/lib/http/same-origin'
import { translatorForRequest } from '@/lib/i18n/for-request'

type Say = ReturnType<typeof translatorForRequest>['say']

/** The seller who sends this from a page of ours, and how to answer them; or the answer that refuses it. */
export async function sellerRequest(request: Request): Promise<{ ok: true; sellerId: string; say: Say } | { ok: false; response: Response }> {
  const foreign = assertSameOrigin(request)
  if (foreign) return { ok: false, response: foreign }
  const { say } = translatorForRequest(request)
  const sellerId = (await currentViewer())?.sellerId
  if (!sellerId) return { ok: false, response: problem(401, 'not_signed_in', say({ key: 'digital.signIn' })) }
  return { ok: true, sellerId, say }
}
