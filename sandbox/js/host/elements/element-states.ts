import type { AddressChange, CardChange, EmailChange, StripeErrorShape } from '@/sandbox/js/wire/messages'

/** The state of a card element nobody has typed into. */
export const EMPTY_CARD: CardChange = {
  type: 'card',
  empty: true,
  complete: false,
  brand: 'unknown',
  country: null,
  postalCode: null,
  error: null,
  saved: null,
  save: null,
  usesShipping: false,
}

/** The state of an Address Element nobody has typed into. */
export const EMPTY_ADDRESS: AddressChange = {
  empty: true,
  complete: false,
  isNewAddress: true,
  value: { name: '', address: { line1: '', line2: null, city: '', state: '', postal_code: '', country: '' } },
  localState: null,
  usesOther: false,
  error: null,
}

/** The state of an e-mail element nobody has typed into. */
export const EMPTY_EMAIL: EmailChange = { empty: true, complete: false, email: '', error: null }

export type ElementState = { empty: boolean; complete: boolean; error: StripeErrorShape | null }

/** The state of an element into which nothing can be typed. */
export const NOTHING_TYPED: ElementState = { empty: true, complete: false, error: null }

/** What a caller hears when the element left the page before it could answer. */
export function lost(): StripeErrorShape {
  return {
    type: 'invalid_request_error',
    code: 'element_unmounted',
    message: 'We could not retrieve data from the specified Element. Please make sure the Element you are attempting to use is still mounted.',
  }
}
