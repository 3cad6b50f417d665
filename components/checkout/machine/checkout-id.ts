const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * The id of this checkout, kept in the address, so that reloading and coming back find the same order instead of making another.
 * @param given by the server for what the page shows; else the one in the address stays, or one is made
 */
export function keepCheckoutId(given?: string | null): string {
  const url = new URL(window.location.href)
  const known = url.searchParams.get('id')
  const kept = known && UUID.test(known) ? known : crypto.randomUUID()
  const id = given ?? kept
  if (id === known) return id
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
