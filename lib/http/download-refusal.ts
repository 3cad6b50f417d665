import { translatorForRequest } from '@/lib/i18n/for-request'
import { problem } from './problem'

/** Why a link to a file opens nothing; its order, where the link was made by us. */
type Refused = { kind: 'expired' | 'ended'; orderId: string } | { kind: 'not_found' }

/** The answer to a link that opens nothing: a person is led to a page that says why and where to go on, a program gets the status. */
export function downloadRefusal(request: Request, refused: Refused): Response {
  if (request.headers.get('accept')?.includes('text/html')) {
    const why: Record<string, string> = refused.kind === 'not_found' ? { why: 'unknown' } : { why: refused.kind, order: refused.orderId }
    return new Response(null, { status: 303, headers: { location: `/downloads?${new URLSearchParams(why)}`, 'cache-control': 'no-store' } })
  }
  const { say } = translatorForRequest(request)
  if (refused.kind === 'expired') return problem(410, 'link_expired', say({ key: 'digital.expired' }))
  if (refused.kind === 'ended') return problem(403, 'not_entitled', say({ key: 'digital.ended' }))
  return problem(404, 'not_found', say({ key: 'digital.unknown' }))
}
