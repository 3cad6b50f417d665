import { checkoutPage } from '@/lib/checkout/checkout-page'
import { AskQuote } from '@/lib/domain/wire/checkout-wire'
import { limitAsking } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { problem, tooMany } from '@/lib/http/problem'
import { readJson } from '@/lib/http/read-json'
import { assertSameOrigin } from '@/lib/http/same-origin'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { currentBuyer } from '@/lib/orders/current-buyer'

/** Answers what the cart, or one product, comes to when it is delivered to an address: a QuoteView. */
export async function POST(request: Request): Promise<Response> {
  const foreign = assertSameOrigin(request)
  if (foreign) return foreign
  const input = await readJson(request, AskQuote)
  if (!input.ok) return input.response
  const buyer = await currentBuyer()
  const { say } = translatorForRequest(request)
  const limit = await limitAsking(buyer.browserHash, clientIp(request.headers))
  if (!limit.ok) return tooMany(limit.retryAfterSeconds, say)
  const { product, ...wish } = input.value
  const query = { productSlug: product?.slug ?? null, variantId: product?.variantId ?? null, quantity: product?.quantity ?? 1, checkoutId: null }
  const page = await checkoutPage(query, buyer, wish)
  // It became an order meanwhile, or cannot be bought any more: the page says which when it is read again.
  if (page.state !== 'ready' || page.view.begun) return problem(409, 'page_changed', say({ key: 'checkout.pageChanged' }))
  const { groups, totals, leftOut, codes } = page.view
  return Response.json({ groups, totals, leftOut, codes }, { headers: { 'cache-control': 'no-store' } })
}
