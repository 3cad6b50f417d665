import type { CardChange, StripeErrorShape } from '@/sandbox/js/wire/messages'

/** The state of an element nobody has typed into. */
export const EMPTY: CardChange = { empty: true, complete: false, brand: 'unknown', country: null, postalCode: null, error: null }

/** What a caller hears when the element left the page before it could answer. */
export function lost(): StripeErrorShape {
  return {
    type: 'invalid_request_error',
    code: 'element_unmounted',
    message: 'We could not retrieve data from the specified Element. Please make sure the Element you are attempting to use is still mounted.',
  }
}
