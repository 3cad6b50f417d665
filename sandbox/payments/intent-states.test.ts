import type Stripe from 'stripe'
import { afterAll, beforeAll } from 'vitest'
import { advanceWorld } from '@/sandbox/core/advance'
import { type Bench, startBench } from '@/sandbox/testing/sandbox-client'
import { type Outcome, testMachine } from '@/sandbox/testing/state-machine'
import { finishPaymentChallenge } from './payments'
import { finishSetupChallenge } from './setups'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const CHALLENGED = 'pm_card_threeDSecure2Required'
const cards = { allowed_payment_method_types: ['card' as const] }

type Result = 'succeeded' | 'failed'
/** The cardholder answers the challenge; there must be one. */
async function answer(kind: 'payment_intent' | 'setup_intent', id: string, result: Result): Promise<void> {
  const { world } = bench.sandbox
  const row = world.store.get(kind, id)
  if (row?.object.status !== 'requires_action') throw new Error(`${id} waits for nobody`)
  const scope = { account: row.account, request: null }
  world.store.transaction(() => {
    const payment = world.store.get('payment_intent', id)
    const setup = world.store.get('setup_intent', id)
    if (payment) finishPaymentChallenge(world, scope, payment, result)
    if (setup) finishSetupChallenge(world, scope, setup, result)
  })
}

type PaymentState = 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'requires_capture' | 'succeeded' | 'canceled'

async function payment(more: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<string> {
  return (await bench.stripe.paymentIntents.create({ amount: 2000, currency: 'usd', capture_method: 'manual', ...cards, ...more })).id
}
const pay = (id: string, method: string) => bench.stripe.paymentIntents.confirm(id, { payment_method: method, use_stripe_sdk: true })
const held = () => payment({ confirm: true, payment_method: 'pm_card_visa' })

const REFUSED = 'payment_intent_unexpected_state'
const no = (stays: PaymentState): Outcome<PaymentState> => ({ stays, refused: REFUSED })
/** While nothing has been authorized, everything but a capture is possible. */
const open = (stays: PaymentState) => ({
  'gets a method': 'requires_confirmation' as const,
  'gets another amount': stays === 'requires_action' ? ('requires_confirmation' as const) : stays,
  'is confirmed': 'requires_capture' as const,
  'is confirmed with a challenge': 'requires_action' as const,
  'is confirmed and declined': { stays: 'requires_payment_method' as const, refused: 'card_declined' },
  'is captured': no(stays),
  'is canceled': 'canceled' as const,
  'is left for eight days': stays,
})
const ended = (stays: PaymentState) => ({
  'gets a method': no(stays),
  'gets another amount': no(stays),
  'is confirmed': no(stays),
  'is confirmed with a challenge': no(stays),
  'is confirmed and declined': no(stays),
  'is captured': no(stays),
  'is canceled': no(stays),
  'is left for eight days': stays,
})

testMachine({
  name: 'A PaymentIntent in',
  reach: {
    requires_payment_method: () => payment(),
    requires_confirmation: () => payment({ payment_method: 'pm_card_visa' }),
    requires_action: () => payment({ confirm: true, payment_method: CHALLENGED, use_stripe_sdk: true }),
    requires_capture: held,
    succeeded: async () => (await bench.stripe.paymentIntents.capture(await held())).id,
    canceled: async () => (await bench.stripe.paymentIntents.cancel(await payment())).id,
  },
  operations: {
    'gets a method': (id) => bench.stripe.paymentIntents.update(id, { payment_method: 'pm_card_visa' }),
    'gets another amount': (id) => bench.stripe.paymentIntents.update(id, { amount: 3000 }),
    'is confirmed': (id) => pay(id, 'pm_card_visa'),
    'is confirmed with a challenge': (id) => pay(id, CHALLENGED),
    'is confirmed and declined': (id) => pay(id, 'pm_card_chargeCustomerFail'),
    'is captured': (id) => bench.stripe.paymentIntents.capture(id),
    'is canceled': (id) => bench.stripe.paymentIntents.cancel(id),
    'is left for eight days': () => advanceWorld(bench.sandbox.world, bench.sandbox.world.clock.nowMs() + 8 * 86_400_000),
  },
  status: async (id) => (await bench.stripe.paymentIntents.retrieve(id)).status,
  table: {
    requires_payment_method: open('requires_payment_method'),
    requires_confirmation: open('requires_confirmation'),
    requires_action: open('requires_action'),
    requires_capture: { ...ended('requires_capture'), 'is captured': 'succeeded', 'is canceled': 'canceled', 'is left for eight days': 'canceled' },
    succeeded: ended('succeeded'),
    canceled: ended('canceled'),
  },
})

testMachine<PaymentState, 'passes' | 'fails'>({
  name: 'A challenge of a PaymentIntent in',
  reach: { requires_action: () => payment({ confirm: true, payment_method: CHALLENGED, use_stripe_sdk: true }) },
  operations: { passes: (id) => answer('payment_intent', id, 'succeeded'), fails: (id) => answer('payment_intent', id, 'failed') },
  status: async (id) => (await bench.stripe.paymentIntents.retrieve(id)).status,
  table: { requires_action: { passes: 'requires_capture', fails: 'requires_payment_method' } },
})

type SetupState = 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'succeeded' | 'canceled'
const setup = async (more: Partial<Stripe.SetupIntentCreateParams> = {}) => (await bench.stripe.setupIntents.create({ ...cards, ...more })).id
const confirmSetup = (id: string, method: string) => bench.stripe.setupIntents.confirm(id, { payment_method: method, use_stripe_sdk: true })
const never = (stays: SetupState): Outcome<SetupState> => ({ stays, refused: 'setup_intent_unexpected_state' })
const openSetup = {
  'gets a method': 'requires_confirmation',
  'is confirmed': 'succeeded',
  'is confirmed with a challenge': 'requires_action',
  'is confirmed and declined': { stays: 'requires_payment_method', refused: 'card_declined' },
  'is canceled': 'canceled',
} as const
const endedSetup = (stays: SetupState) => ({
  'gets a method': never(stays),
  'is confirmed': never(stays),
  'is confirmed with a challenge': never(stays),
  'is confirmed and declined': never(stays),
  'is canceled': never(stays),
})

testMachine<SetupState, keyof typeof openSetup>({
  name: 'A SetupIntent in',
  reach: {
    requires_payment_method: () => setup(),
    requires_confirmation: () => setup({ payment_method: 'pm_card_visa' }),
    requires_action: () => setup({ confirm: true, payment_method: CHALLENGED, use_stripe_sdk: true }),
    succeeded: () => setup({ confirm: true, payment_method: 'pm_card_visa' }),
    canceled: async () => (await bench.stripe.setupIntents.cancel(await setup())).id,
  },
  operations: {
    'gets a method': (id) => bench.stripe.setupIntents.update(id, { payment_method: 'pm_card_visa' }),
    'is confirmed': (id) => confirmSetup(id, 'pm_card_visa'),
    'is confirmed with a challenge': (id) => confirmSetup(id, CHALLENGED),
    'is confirmed and declined': (id) => confirmSetup(id, 'pm_card_chargeDeclined'),
    'is canceled': (id) => bench.stripe.setupIntents.cancel(id),
  },
  status: async (id) => (await bench.stripe.setupIntents.retrieve(id)).status,
  table: {
    requires_payment_method: openSetup,
    requires_confirmation: openSetup,
    requires_action: openSetup,
    succeeded: endedSetup('succeeded'),
    canceled: endedSetup('canceled'),
  },
})

testMachine<SetupState, 'passes' | 'fails'>({
  name: 'A challenge of a SetupIntent in',
  reach: { requires_action: () => setup({ confirm: true, payment_method: CHALLENGED, use_stripe_sdk: true }) },
  operations: { passes: (id) => answer('setup_intent', id, 'succeeded'), fails: (id) => answer('setup_intent', id, 'failed') },
  status: async (id) => (await bench.stripe.setupIntents.retrieve(id)).status,
  table: { requires_action: { passes: 'succeeded', fails: 'requires_payment_method' } },
})
