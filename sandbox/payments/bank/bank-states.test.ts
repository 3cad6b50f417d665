import type Stripe from 'stripe'
import { afterAll, beforeAll } from 'vitest'
import { advanceWorld } from '@/sandbox/core/advance'
import { banks, CONSENT } from '@/sandbox/testing/bank-accounts'
import { type Bench, startBench } from '@/sandbox/testing/sandbox-client'
import { type Outcome, testMachine } from '@/sandbox/testing/state-machine'

let bench: Bench
beforeAll(async () => {
  // Late enough that nothing ends by itself between two calls: only moving the clock ends it.
  bench = await startBench({ asyncDelayMs: 3_600_000 })
})
afterAll(() => bench.close())

type State = 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'processing' | 'succeeded' | 'canceled'

async function payment(more: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<string> {
  return (await bench.stripe.paymentIntents.create({ amount: 2000, currency: 'usd', ...banks, ...more })).id
}
const confirmed = (name: string) => payment({ confirm: true, payment_method: `pm_usBankAccount_${name}`, mandate_data: CONSENT })
const verify = (id: string, code: string) => bench.stripe.paymentIntents.verifyMicrodeposits(id, { descriptor_code: code })
async function sent(name = 'success'): Promise<string> {
  const id = await confirmed(name)
  await verify(id, 'SM11AA')
  return id
}
const pass = (seconds: number) => advanceWorld(bench.sandbox.world, bench.sandbox.world.clock.nowMs() + seconds * 1000)

const no = (stays: State): Outcome<State> => ({ stays, refused: 'payment_intent_unexpected_state' })
const open = (stays: State) => ({
  'gets a method': 'requires_confirmation' as const,
  'is confirmed': 'requires_action' as const,
  'is verified': stays === 'requires_action' ? ('processing' as const) : no(stays),
  'is verified wrongly': stays === 'requires_action' ? { stays, refused: 'descriptor_code_mismatch' } : no(stays),
  'is verified too often': stays === 'requires_action' ? ('requires_payment_method' as const) : no(stays),
  'is captured': no(stays),
  'is refunded': { stays, refused: 'does not have a successful charge' },
  'is canceled': 'canceled' as const,
  'is left for two hours': stays,
  'is left for eleven days': stays === 'requires_action' ? ('requires_payment_method' as const) : stays,
})
const ended = (stays: State) => ({
  'gets a method': no(stays),
  'is confirmed': no(stays),
  'is verified': no(stays),
  'is verified wrongly': no(stays),
  'is verified too often': no(stays),
  'is captured': no(stays),
  'is refunded': { stays, refused: 'does not have a successful charge' } as Outcome<State>,
  'is canceled': no(stays),
  'is left for two hours': stays,
  'is left for eleven days': stays,
})

testMachine<State, keyof ReturnType<typeof open>>({
  name: 'A PaymentIntent for a bank account in',
  reach: {
    requires_payment_method: () => payment(),
    requires_confirmation: () => payment({ payment_method: 'pm_usBankAccount_success' }),
    requires_action: () => confirmed('success'),
    processing: () => sent(),
    succeeded: async () => {
      const id = await sent()
      await pass(7200)
      return id
    },
    canceled: async () => (await bench.stripe.paymentIntents.cancel(await payment())).id,
  },
  operations: {
    'gets a method': (id) => bench.stripe.paymentIntents.update(id, { payment_method: 'pm_usBankAccount_success' }),
    'is confirmed': (id) => bench.stripe.paymentIntents.confirm(id, { payment_method: 'pm_usBankAccount_success', mandate_data: CONSENT }),
    'is verified': (id) => verify(id, 'SM11AA'),
    'is verified wrongly': (id) => verify(id, 'SM22BB'),
    'is verified too often': (id) => verify(id, 'SM33CC'),
    'is captured': (id) => bench.stripe.paymentIntents.capture(id),
    'is refunded': (id) => bench.stripe.refunds.create({ payment_intent: id }),
    'is canceled': (id) => bench.stripe.paymentIntents.cancel(id),
    'is left for two hours': () => pass(7200),
    'is left for eleven days': () => pass(11 * 86_400),
  },
  status: async (id) => (await bench.stripe.paymentIntents.retrieve(id)).status,
  table: {
    requires_payment_method: open('requires_payment_method'),
    requires_confirmation: open('requires_confirmation'),
    requires_action: open('requires_action'),
    processing: {
      ...ended('processing'),
      'is canceled': 'canceled',
      'is left for two hours': 'succeeded',
      'is left for eleven days': 'succeeded',
    },
    succeeded: { ...ended('succeeded'), 'is refunded': 'succeeded' },
    canceled: ended('canceled'),
  },
})

testMachine<State, 'is left for two hours' | 'is canceled'>({
  name: 'A PaymentIntent whose bank refuses in',
  reach: { processing: () => sent('insufficientFunds') },
  operations: { 'is left for two hours': () => pass(7200), 'is canceled': (id) => bench.stripe.paymentIntents.cancel(id) },
  status: async (id) => (await bench.stripe.paymentIntents.retrieve(id)).status,
  table: { processing: { 'is left for two hours': 'requires_payment_method', 'is canceled': 'canceled' } },
})

type MandateState = 'pending' | 'active' | 'inactive'
const mandateOf = async (id: string) => String((await bench.stripe.setupIntents.retrieve(id)).mandate)
/** A mandate whose setup waits for microdeposits, with the setup's id remembered under it. */
const setups = new Map<string, string>()
async function pendingMandate(): Promise<string> {
  const customer = await bench.stripe.customers.create()
  const facts = { ...banks, customer: customer.id, payment_method: 'pm_usBankAccount_success', confirm: true, mandate_data: CONSENT }
  const { id } = await bench.stripe.setupIntents.create(facts)
  const mandate = await mandateOf(id)
  setups.set(mandate, id)
  return mandate
}
const verifySetup = (mandate: string, code: string) =>
  bench.stripe.setupIntents.verifyMicrodeposits(setups.get(mandate) ?? '', { descriptor_code: code })
const detach = async (mandate: string) => bench.stripe.paymentMethods.detach(String((await bench.stripe.mandates.retrieve(mandate)).payment_method))
const stuck = (stays: MandateState): Outcome<MandateState> => ({ stays, refused: 'setup_intent_unexpected_state' })
const loose = (stays: MandateState): Outcome<MandateState> => ({ stays, refused: 'not attached to a customer' })

testMachine<MandateState, 'its account is verified' | 'its account is not verified' | 'its account is detached' | 'its setup is canceled'>({
  name: 'A Mandate that is',
  reach: {
    pending: pendingMandate,
    active: async () => {
      const mandate = await pendingMandate()
      await verifySetup(mandate, 'SM11AA')
      return mandate
    },
    inactive: async () => {
      const mandate = await pendingMandate()
      await verifySetup(mandate, 'SM44DD')
      return mandate
    },
  },
  operations: {
    'its account is verified': (id) => verifySetup(id, 'SM11AA'),
    'its account is not verified': (id) => verifySetup(id, 'SM33CC'),
    'its account is detached': detach,
    'its setup is canceled': (id) => bench.stripe.setupIntents.cancel(setups.get(id) ?? ''),
  },
  status: async (id) => (await bench.stripe.mandates.retrieve(id)).status,
  table: {
    pending: {
      'its account is verified': 'active',
      'its account is not verified': 'inactive',
      'its account is detached': loose('pending'),
      'its setup is canceled': 'inactive',
    },
    active: {
      'its account is verified': stuck('active'),
      'its account is not verified': stuck('active'),
      'its account is detached': 'inactive',
      'its setup is canceled': stuck('active'),
    },
    inactive: {
      'its account is verified': stuck('inactive'),
      'its account is not verified': stuck('inactive'),
      'its account is detached': loose('inactive'),
      'its setup is canceled': 'inactive',
    },
  },
})
