import type Stripe from 'stripe'

/** A customer's consent to debits, as a server passes it on. */
export const CONSENT = { customer_acceptance: { type: 'online' as const, online: { ip_address: '203.0.113.9', user_agent: 'Browser/1' } } }

/** For intents that take bank accounts only. */
export const banks = { allowed_payment_method_types: ['us_bank_account' as const] }

/** A payment of a hundred dollars that only bank accounts can make. */
export const DOLLARS = { amount: 10_000, currency: 'usd', ...banks }

/** The working test account by its numbers. */
export const GIVEN: Stripe.PaymentMethodCreateParams = {
  type: 'us_bank_account',
  billing_details: { name: 'Jenny Rosen' },
  us_bank_account: { account_number: '000123456789', routing_number: '110000000', account_holder_type: 'company' },
}

/** A test account saved on a new customer, and verified. */
export async function saveBankAccount(stripe: Stripe): Promise<{ customer: string; method: string; setup: Stripe.SetupIntent }> {
  const customer = await stripe.customers.create()
  const facts = { ...banks, customer: customer.id, payment_method: 'pm_usBankAccount_success', confirm: true, mandate_data: CONSENT }
  const { id } = await stripe.setupIntents.create(facts)
  const setup = await stripe.setupIntents.verifyMicrodeposits(id, { descriptor_code: 'SM11AA' })
  return { customer: customer.id, method: String(setup.payment_method), setup }
}

/** A payment of a hundred dollars with a test account, confirmed; one that is not verified waits for its microdeposits. */
export function payByBank(stripe: Stripe, method: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}, on?: Stripe.RequestOptions) {
  return stripe.paymentIntents.create({ ...DOLLARS, payment_method: method, confirm: true, mandate_data: CONSENT, ...more }, on)
}

/** The types of the events about an object, newest first. */
export async function typesAbout(stripe: Stripe, id: string): Promise<string[]> {
  const events = await stripe.events.list({ limit: 100 })
  return events.data.filter(({ data }) => 'id' in data.object && data.object.id === id).map((event) => event.type)
}
