import { after } from 'next/server'
import { continueOrder } from '@/lib/checkout/continue-order'
import { CheckoutId } from '@/lib/domain/ids'
import { limitAsking } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { problem, tooMany } from '@/lib/http/problem'
import { assertSameOrigin } from '@/lib/http/same-origin'
import { spokenAnswer } from '@/lib/http/spoken'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { drainAfterResponse } from '@/lib/operations/run-jobs'
import { currentBuyer } from '@/lib/orders/current-buyer'

/** Goes on with an order after a confirmation, or asks what became of it. 404: nothing was begun with this id; no other refusal says so. */
export async function POST(request: Request, { params }: { params: Promise<{ checkoutId: string }> }): Promise<Response> {
  const foreign = assertSameOrigin(request)
  if (foreign) return foreign
  const { say } = translatorForRequest(request)
  const checkoutId = CheckoutId.safeParse((await params).checkoutId)
  const limit = await limitAsking(String(checkoutId.data), clientIp(request.headers))
  if (!limit.ok) return tooMany(limit.retryAfterSeconds, say)
  const answer = checkoutId.success ? await continueOrder(checkoutId.data, await currentBuyer()) : null
  if (!answer) return problem(404, 'not_begun', say({ key: 'checkout.notBegun' }))
  // While it is only asked again, nothing new is to be done.
  if (answer.status !== 'unknown') after(drainAfterResponse)
  return Response.json(spokenAnswer(say, answer), { headers: { 'cache-control': 'no-store' } })
}
