import { followOrder } from '@/lib/checkout/follow-order'
import { readProgress } from '@/lib/checkout/read-progress'
import { CheckoutId } from '@/lib/domain/ids'
import { limitFollowing } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { eventStream } from '@/lib/http/event-stream'
import { problem, tooMany } from '@/lib/http/problem'
import { spokenProgress, spokenUpdates } from '@/lib/http/spoken'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { currentBuyer } from '@/lib/orders/current-buyer'

/**
 * Follows an order while it runs, as server-sent events named `progress` (CheckoutProgress), then `end`. Whoever asks for JSON gets the progress of
 * this moment, and may ask again: not every proxy lets a stream through.
 */
export async function GET(request: Request, { params }: { params: Promise<{ checkoutId: string }> }): Promise<Response> {
  const { say } = translatorForRequest(request)
  const checkoutId = CheckoutId.safeParse((await params).checkoutId)
  const isStream = request.headers.get('accept') !== 'application/json'
  const limit = await limitFollowing(String(checkoutId.data), clientIp(request.headers), isStream)
  if (!limit.ok) return tooMany(limit.retryAfterSeconds, say)
  if (!checkoutId.success) return notBegun(say)
  const buyer = await currentBuyer()
  if (isStream) return eventStream('progress', spokenUpdates(say, followOrder(checkoutId.data, buyer, request.signal)))
  const progress = await readProgress(checkoutId.data, buyer)
  return progress ? Response.json(spokenProgress(say, progress), { headers: { 'cache-control': 'no-store' } }) : notBegun(say)
}

const notBegun = (say: ReturnType<typeof translatorForRequest>['say']) => problem(404, 'not_begun', say({ key: 'checkout.notBegun' }))
