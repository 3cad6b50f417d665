import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { invalidRequest } from '@/sandbox/http/errors'
import type { TestCard } from './cards'
import type { Payable } from './charges'

const MORE = 'More info here: https://stripe.com/docs/india-exports'

interface Person {
  name?: string | null
  address?: { line1?: string | null; country?: string | null } | null
}

function isAbroad(person: Person | null | undefined): boolean {
  const { name, address } = person ?? {}
  return Boolean(name?.trim() && address?.line1?.trim() && address.country && address.country.toUpperCase() !== 'IN')
}

/**
 * What Indian accounts need: cards from India pay in rupees; a payment from abroad has a description, and the buyer's name and address outside
 * India on the Customer, the card's billing details or the intent's shipping [doc india-exports; the sentences: support.stripe.com, failed
 * international payments from Stripe accounts in India]. Throws 400.
 */
export function checkIndianRules(world: World, intent: Payable, method: Tables['payment_method'], card: TestCard): void {
  if (world.store.need('account', intent.account).object.country !== 'IN') return
  const { currency, customer, description, shipping } = intent.object
  if (card.country === 'IN') {
    if (currency === 'inr') return
    throw invalidRequest(`Domestic transactions in India must present in INR. ${MORE}`, { param: 'currency' })
  }
  if (!description) throw invalidRequest(`As per Indian regulations, export transactions require a description. ${MORE}`)
  const owner = typeof customer === 'string' ? world.store.get('customer', customer)?.object : null
  if ([owner, method.object.billing_details, shipping].some(isAbroad)) return
  throw invalidRequest(`As per Indian regulations, export transactions require a customer name and address. ${MORE}`)
}
