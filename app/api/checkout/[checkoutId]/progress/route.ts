import { currentBuyer } from '@/lib/checkout/current-buyer'
import { followOrder } from '@/lib/checkout/follow-order'
import { CheckoutId } from '@/lib/domain/ids'
import { eventStream } from '@/lib/http/event-stream'
import { problem } from '@/lib/http/problem'

/** Follows an order while it runs, as server-sent events named `progress` (CheckoutProgress), then `end`. */
export async function GET(request: Request, { params }: { params: Promise<{ checkoutId: string }> }): Promise<Response> {
  const checkoutId = CheckoutId.safeParse((await params).checkoutId)
  if (!checkoutId.success) return problem(404, 'not_begun', 'No purchase was begun here. Nothing was charged.')
  return eventStream('progress', followOrder(checkoutId.data, await currentBuyer(), request.signal))
}
