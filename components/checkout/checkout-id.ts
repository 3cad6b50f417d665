const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * The id of this visit to the checkout: taken from the address, or made and written into it, so that reloading and coming back find the same
 * order instead of making another.
 */
export function keepCheckoutId(): string {
  const url = new URL(window.location.href)
  const known = url.searchParams.get('id')
  if (known && UUID.test(known)) return known
  const id = crypto.randomUUID()
  url.searchParams.set('id', id)
  window.history.replaceState(window.history.state, '', url)
  return id
}

const asked = new Set<string>()

/** Keeps in mind that an order was asked for under this id. */
export function noteAsked(checkoutId: string): void {
  asked.add(checkoutId)
}

/** Whether an order was asked for under this id since the browser loaded the shop: what was drawn before that may be untrue by now. */
export function wasAsked(checkoutId: string): boolean {
  return asked.has(checkoutId)
}
