import type Stripe from 'stripe'
import { keysOf, recordOf } from '@/sandbox/core/typed'
import { clearableText, flag, hash, type Infer, integer, type Shape, type Spec, text } from './params'

/** Parameters that every list takes. `expand` is taken by every endpoint and read by the server. */
export const listParams = {
  limit: integer({ min: 1, max: 100 }),
  starting_after: text(),
  ending_before: text(),
  created: createdFilter(),
}

/** An address; each line can be cleared. */
export const addressShape = {
  city: clearableText(),
  country: clearableText(),
  line1: clearableText(),
  line2: clearableText(),
  postal_code: clearableText(),
  state: clearableText(),
} satisfies Shape

export const shippingShape = {
  address: hash(addressShape),
  carrier: clearableText(),
  name: clearableText(),
  phone: clearableText(),
  tracking_number: clearableText(),
} satisfies Shape

const clearableAddress: Spec<Infer<typeof addressShape>> = { parse: (raw, path) => (raw === '' ? {} : hash(addressShape).parse(raw, path)) }

export const billingShape = {
  address: clearableAddress,
  email: clearableText(800),
  name: clearableText(),
  phone: clearableText(),
  tax_id: clearableText(),
} satisfies Shape

/** The customer's consent for a mandate; kept on confirmation tokens. */
export const mandateDataShape = {
  customer_acceptance: hash({
    accepted_at: integer(),
    offline: hash({}),
    online: hash({ ip_address: text(), user_agent: text(), infer_from_client: flag() }),
    type: text(),
  }),
} satisfies Shape

export type CreatedFilter = { gt?: number; gte?: number; lt?: number; lte?: number }

function createdFilter(): Spec<CreatedFilter> {
  const range = hash({ gt: integer(), gte: integer(), lt: integer(), lte: integer() })
  return {
    parse: (raw, path) => {
      if (typeof raw !== 'string') return range.parse(raw, path)
      const exact = integer().parse(raw, path)
      return { gte: exact, lte: exact }
    },
  }
}

export const EMPTY_ADDRESS: Stripe.Address = recordOf(keysOf(addressShape), () => null)

/** A full address from what was sent. */
export function toAddress(change: Infer<typeof addressShape> | undefined): Stripe.Address {
  return { ...EMPTY_ADDRESS, ...change }
}

/** Full shipping details from what was sent. */
export function toShipping(change: Infer<typeof shippingShape>) {
  return {
    address: toAddress(change.address),
    carrier: change.carrier ?? null,
    name: change.name ?? '',
    phone: change.phone ?? null,
    tracking_number: change.tracking_number ?? null,
  }
}

/** Full billing details from what was sent over what was there. */
export function toBillingDetails(
  change: Infer<typeof billingShape> | undefined,
  before: Stripe.PaymentMethod.BillingDetails = { address: null, email: null, name: null, phone: null, tax_id: null },
): Stripe.PaymentMethod.BillingDetails {
  const of = (key: 'email' | 'name' | 'phone' | 'tax_id') => (change?.[key] === undefined ? before[key] : change[key])
  const address = { ...(before.address ?? toAddress(undefined)), ...change?.address }
  return { address, email: of('email'), name: of('name'), phone: of('phone'), tax_id: of('tax_id') }
}

/** The former values of the fields that differ, as `previous_attributes` gives them. */
export function changedValues<T extends object>(before: T, after: T): Partial<T> {
  const previous: Partial<T> = {}
  for (const key of keysOf(before)) if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) previous[key] = before[key]
  return previous
}
