import { afterAll, beforeAll } from 'vitest'
import type { RefundDecision, RefundOutcome } from '@/sandbox/contract'
import { type Bench, startBench } from '@/sandbox/testing/sandbox-client'
import { type Outcome, testMachine } from '@/sandbox/testing/state-machine'

const HOUR = 3600
let bench: Bench

beforeAll(async () => {
  bench = await startBench({ asyncDelayMs: HOUR * 1000 })
})
afterAll(() => bench.close())

type State = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled'

async function charge(card: string): Promise<string> {
  const cards = ['card' as const]
  const params = { amount: 5000, currency: 'usd', confirm: true, capture_method: 'automatic' as const, allowed_payment_method_types: cards }
  return String((await bench.stripe.paymentIntents.create({ ...params, payment_method: card })).latest_charge)
}
const refund = async (card: string) => (await bench.stripe.refunds.create({ charge: await charge(card) })).id
const wait = (seconds: number) => bench.sandbox.control.advance(seconds)
const later = async (id: Promise<string>) => {
  const made = await id
  await wait(2 * HOUR)
  return made
}
async function planned(plan: RefundOutcome): Promise<string> {
  const id = await charge('pm_card_visa')
  await bench.sandbox.control.planRefund(id, plan)
  return (await bench.stripe.refunds.create({ charge: id })).id
}

/** A decision that comes too late is no error of Stripe's API: the control API answers 409, and nothing changes. */
async function decide(id: string, outcome: RefundDecision['outcome']): Promise<void> {
  await bench.sandbox.control.decideRefund(id, { outcome }).catch((error: Error) => {
    if (error.cause !== 409) throw error
  })
}

const notCanceled = (stays: State): Outcome<State> => ({ stays, refused: `status of ${stays}` })
const ended = (stays: State) => ({
  'is canceled': notCanceled(stays),
  'succeeds at the bank': stays,
  'fails at the bank': stays,
  'is left for two hours': stays,
})

testMachine<State, keyof ReturnType<typeof ended>>({
  name: 'A refund in',
  reach: {
    pending: () => refund('pm_card_pendingRefund'),
    requires_action: () => planned({ status: 'requires_action' }),
    succeeded: () => later(refund('pm_card_visa')),
    failed: () => later(refund('pm_card_refundFail')),
    canceled: async () => (await bench.stripe.refunds.cancel(await planned({ status: 'requires_action' }))).id,
  },
  operations: {
    'is canceled': (id) => bench.stripe.refunds.cancel(id),
    'succeeds at the bank': (id) => decide(id, 'succeeded'),
    'fails at the bank': (id) => decide(id, 'failed'),
    'is left for two hours': () => wait(2 * HOUR),
  },
  status: async (id) => (await bench.stripe.refunds.retrieve(id)).status,
  table: {
    pending: { ...ended('pending'), 'succeeds at the bank': 'succeeded', 'fails at the bank': 'failed', 'is left for two hours': 'succeeded' },
    requires_action: {
      'is canceled': 'canceled',
      'succeeds at the bank': 'succeeded',
      'fails at the bank': 'failed',
      'is left for two hours': 'requires_action',
    },
    succeeded: { ...ended('succeeded'), 'fails at the bank': 'failed' },
    failed: ended('failed'),
    canceled: ended('canceled'),
  },
})

testMachine<State, 'is left for two hours'>({
  name: 'A refund, told how to go, in',
  reach: {
    succeeded: () => planned({ ends: 'failed', after_seconds: HOUR }),
    pending: () => planned({ status: 'pending', pending_reason: 'charge_pending', ends: 'failed', after_seconds: HOUR }),
    requires_action: () => planned({ status: 'requires_action', ends: 'succeeded', after_seconds: HOUR }),
  },
  operations: { 'is left for two hours': () => wait(2 * HOUR) },
  status: async (id) => (await bench.stripe.refunds.retrieve(id)).status,
  table: {
    succeeded: { 'is left for two hours': 'failed' },
    pending: { 'is left for two hours': 'failed' },
    requires_action: { 'is left for two hours': 'succeeded' },
  },
})
