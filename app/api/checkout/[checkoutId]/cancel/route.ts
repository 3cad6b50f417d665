import { after } from 'next/server'
import { cancelOrder } from '@/lib/cancelation/cancel-order'
import { CheckoutId } from '@/lib/domain/ids'
import { limitAsking } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { problem, tooMany } from '@/lib/http/problem'
import { assertSameOrigin } from '@/lib/http/same-origin'
import { spokenAnswer } from '@/lib/http/spoken'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { drainAfterResponse } from '@/lib/operations/run-jobs'
import { currentBuyer } from '@/lib/orders/current-buyer'

/** The buyer gives an order up that is not decided: holds are released. 404: nothing was begun with this id. */
export async function POST(request: Request, { params }: { params: Promise<{ checkoutId: string }> }): Promise<Response> {
  const foreign = assertSameOrigin(request)
  if (foreign) return foreign
  const { say } = translatorForRequest(request)
  const checkoutId = CheckoutId.safeParse((await params).checkoutId)
  const limit = await limitAsking(String(checkoutId.data), clientIp(request.headers))
  if (!limit.ok) return tooMany(limit.retryAfterSeconds, say)
  const answer = checkoutId.success ? await cancelOrder(checkoutId.data, await currentBuyer()) : null
  if (!answer) return problem(404, 'not_begun', say({ key: 'checkout.notBegun' }))
  after(drainAfterResponse)
  return Response.json(spokenAnswer(say, answer), { headers: { 'cache-control': 'no-store' } })
}
