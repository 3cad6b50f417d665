import { after } from 'next/server'
import { limitCheckout } from '@/lib/checkout/limit-checkout'
import { placeOrder } from '@/lib/checkout/place-order'
import { PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import { keepsNoCookies } from '@/lib/http/browser-cookie'
import { clientIp } from '@/lib/http/client-ip'
import { problem, tooMany } from '@/lib/http/problem'
import { readJson } from '@/lib/http/read-json'
import { assertSameOrigin } from '@/lib/http/same-origin'
import { placedResponse } from '@/lib/http/spoken'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { drainAfterResponse } from '@/lib/operations/run-jobs'
import { currentBuyer } from '@/lib/orders/current-buyer'

/** Places an order: answers CheckoutAnswer, or a CheckoutRefusal as Problem Details. */
export async function POST(request: Request): Promise<Response> {
  const foreign = assertSameOrigin(request)
  if (foreign) return foreign
  const input = await readJson(request, PlaceOrder)
  if (!input.ok) return input.response
  const { say } = translatorForRequest(request)
  // Without its cookie the browser could never come back to its own order.
  if (keepsNoCookies(request.headers)) return problem(403, 'cookies_refused', say({ key: 'cookiesRefused' }))
  const buyer = await currentBuyer()
  const limit = await limitCheckout(buyer, clientIp(request.headers))
  if (!limit.ok) return tooMany(limit.retryAfterSeconds, say)
  const placed = await placeOrder(input.value, buyer)
  after(drainAfterResponse)
  return placedResponse(say, placed)
}
