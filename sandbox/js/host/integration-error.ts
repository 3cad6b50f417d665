/** Thrown (or rejected with) when the page calls Stripe.js wrongly: a mistake of the page's author, never of the person paying. */
export class IntegrationError extends Error {
  override name = 'IntegrationError'
}
