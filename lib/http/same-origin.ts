import { ownOrigin } from './own-origin'
import { problem } from './problem'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a mutation that another site's page began (CSRF). Browsers name the page's origin in `Origin`, and where that is missing,
 * say in `Sec-Fetch-Site` whether it is ours. A program that sends neither has no browser's cookies to abuse, but is refused as well.
 * `proxy.ts` asks this for every request; a route that is reached by another way asks again.
 * @returns null when the request may go on, else the answer to give
 */
export function assertSameOrigin(request: { method: string; headers: Headers }): Response | null {
  if (READS.has(request.method)) return null
  const origin = request.headers.get('origin')
  const same = origin ? origin === ownOrigin(request.headers) : request.headers.get('sec-fetch-site') === 'same-origin'
  return same ? null : problem(403, 'other_origin', 'This request came from another page than this shop. Open the shop again and repeat it.')
}
