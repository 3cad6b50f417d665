import { after } from 'next/server'
import { z } from 'zod'
import { changeCard } from '@/lib/cards/change-card'
import { limitCheckout } from '@/lib/checkout/limit-checkout'
import { ChangeCard } from '@/lib/domain/wire/checkout-wire'
import { limitAsking } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { problem, tooMany } from '@/lib/http/problem'
import { readJson } from '@/lib/http/read-json'
import { assertSameOrigin } from '@/lib/http/same-origin'
import { placedResponse } from '@/lib/http/spoken'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { drainAfterResponse } from '@/lib/operations/run-jobs'
import { currentBuyer } from '@/lib/orders/current-buyer'

/** Gives another card for what an order is charged later: answers CheckoutAnswer, or a CheckoutRefusal as Problem Details. */
export async function POST(request: Request, { params }: { params: Promise<{ orderId: string }> }): Promise<Response> {
  const foreign = assertSameOrigin(request)
  if (foreign) return foreign
  const [orderId, input] = [z.uuid().safeParse((await params).orderId), await readJson(request, ChangeCard)]
  if (!input.ok) return input.response
  const { say } = translatorForRequest(request)
  const [buyer, ip] = [await currentBuyer(), clientIp(request.headers)]
  const limit = input.value.card ? await limitCheckout(buyer, ip) : await limitAsking(String(orderId.data), ip)
  if (!limit.ok) return tooMany(limit.retryAfterSeconds, say)
  const placed = orderId.success ? await changeCard(orderId.data, input.value, buyer) : null
  if (!placed) return problem(404, 'not_begun', say({ key: 'checkout.noOrder' }))
  after(drainAfterResponse)
  return placedResponse(say, placed)
}
