/**
 * "Buy now": leads to the checkout of one variant of a product. The form that posts here also holds what "Add to cart" sends; none of that belongs into an
 * address. A plain form posts here: `<button formMethod="post" formAction="/checkout/buy">`.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const query = new URLSearchParams()
  for (const name of ['product', 'variant', 'quantity']) {
    const value = form.get(name)
    if (typeof value === 'string') query.set(name, value)
  }
  return new Response(null, { status: 303, headers: { location: `/checkout?${query}` } })
}
