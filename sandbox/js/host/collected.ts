import type { BillingAddress, BillingDetails } from '@/sandbox/js/wire/frame-options'
import type { AddressValue } from '@/sandbox/js/wire/messages'

/** What the elements beside the payment have been told, as far as they are on the page. */
export type Told = {
  email: string | null
  billing: AddressValue | null
  shipping: AddressValue | null
  /** The shipping address is the billing address, too. */
  usesShipping: boolean
}

export type Shipping = { name: string; phone?: string; address: BillingAddress }

const filled = (value: string | null | undefined): string | undefined => (value ? value : undefined)

function addressOf({ address }: AddressValue): BillingAddress {
  const { line1, line2, city, state, postal_code, country } = address
  return {
    line1: filled(line1),
    line2: filled(line2),
    city: filled(city),
    state: filled(state),
    postal_code: filled(postal_code),
    country: filled(country),
  }
}

/** The payer as the elements know them. Nothing that was left empty is sent. */
export function billingOf(told: Told): BillingDetails {
  const from = told.billing ?? (told.usesShipping ? told.shipping : null)
  const email = filled(told.email)
  if (!from) return email ? { email } : {}
  return { ...(email && { email }), name: filled(from.name), phone: filled(from.phone), address: addressOf(from) }
}

/** Where the goods go, for endpoints that take it; undefined without a shipping Address Element. */
export function shippingOf(told: Told): Shipping | undefined {
  if (!told.shipping) return undefined
  const { name, phone } = told.shipping
  return { name, phone: filled(phone), address: addressOf(told.shipping) }
}
