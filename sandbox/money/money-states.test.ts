import { afterAll, beforeAll } from 'vitest'
import { advanceWorld } from '@/sandbox/core/advance'
import { decideDispute, type Verdict } from '@/sandbox/disputes/disputes'
import { type Bench, startBench } from '@/sandbox/testing/sandbox-client'
import { type Outcome, testMachine } from '@/sandbox/testing/state-machine'

const HOUR = 3600
const DAY = 24 * HOUR
let bench: Bench
let seller = ''
let on: { stripeAccount: string }

beforeAll(async () => {
  // What Stripe does a little later happens after an hour of the world's time, so that each state can be seen.
  bench = await startBench({ asyncDelayMs: HOUR * 1000 })
  await bench.stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: 'manual' } } } })
  seller = await bench.seller()
  on = { stripeAccount: seller }
})
afterAll(() => bench.close())

const wait = (seconds: number) => advanceWorld(bench.sandbox.world, bench.sandbox.world.clock.nowMs() + seconds * 1000)

async function charge(card: string, more: object = {}): Promise<string> {
  const params = {
    amount: 5000,
    currency: 'usd',
    confirm: true,
    capture_method: 'automatic' as const,
    allowed_payment_method_types: ['card' as const],
  }
  return String((await bench.stripe.paymentIntents.create({ ...params, payment_method: card }, more)).latest_charge)
}

type DisputeState = 'needs_response' | 'under_review' | 'won' | 'lost' | 'warning_needs_response' | 'warning_under_review' | 'warning_closed'

async function dispute(card: string, verdict?: Verdict, text?: string): Promise<string> {
  const id = await charge(card)
  await wait(2 * HOUR)
  const made = (await bench.stripe.disputes.list({ charge: id })).data[0]?.id ?? ''
  if (text) await bench.stripe.disputes.update(made, { evidence: { uncategorized_text: text } })
  if (verdict) await decide(made, verdict)
  return made
}

async function decide(id: string, verdict: Verdict): Promise<void> {
  const { world } = bench.sandbox
  world.store.transaction(() => decideDispute(world, { account: world.store.get('dispute', id)?.account ?? '', request: null }, id, verdict))
}

async function evidence(id: string, text: string): Promise<void> {
  await bench.stripe.disputes.update(id, { evidence: { uncategorized_text: text } })
  await wait(2 * HOUR)
}

const late = (stays: DisputeState): Outcome<DisputeState> => ({ stays, refused: `status of ${stays}` })
const answered = (stays: DisputeState) => ({
  'gets evidence, not sent': late(stays),
  'gets evidence': late(stays),
  'gets winning evidence': late(stays),
  'gets losing evidence': late(stays),
  'gets escalating evidence': late(stays),
  'is conceded': late(stays),
})
const ended = (stays: DisputeState) => ({
  ...answered(stays),
  'is won at the bank': stays,
  'is lost at the bank': stays,
  'is escalated at the bank': stays,
  'is left for eleven days': stays,
  'is left for 121 days': stays,
})

testMachine({
  name: 'A dispute in',
  reach: {
    needs_response: () => dispute('pm_card_createDispute'),
    under_review: () => dispute('pm_card_createDispute', undefined, 'a receipt'),
    won: () => dispute('pm_card_createDispute', 'won'),
    lost: () => dispute('pm_card_createDispute', 'lost'),
    warning_needs_response: () => dispute('pm_card_createDisputeInquiry'),
    warning_under_review: () => dispute('pm_card_createDisputeInquiry', undefined, 'a receipt'),
    warning_closed: () => dispute('pm_card_createDisputeInquiry', 'won'),
  },
  operations: {
    'gets evidence, not sent': (id) => bench.stripe.disputes.update(id, { evidence: { customer_name: 'Ada' }, submit: false }),
    'gets evidence': (id) => evidence(id, 'a receipt'),
    'gets winning evidence': (id) => evidence(id, 'winning_evidence'),
    'gets losing evidence': (id) => evidence(id, 'losing_evidence'),
    'gets escalating evidence': (id) => evidence(id, 'escalate_inquiry_evidence'),
    'is conceded': (id) => bench.stripe.disputes.close(id),
    'is won at the bank': (id) => decide(id, 'won'),
    'is lost at the bank': (id) => decide(id, 'lost'),
    'is escalated at the bank': (id) => decide(id, 'escalated'),
    'is left for eleven days': () => wait(11 * DAY),
    'is left for 121 days': () => wait(121 * DAY),
  },
  status: async (id) => (await bench.stripe.disputes.retrieve(id)).status,
  table: {
    needs_response: {
      'gets evidence, not sent': 'needs_response',
      'gets evidence': 'under_review',
      'gets winning evidence': 'won',
      'gets losing evidence': 'lost',
      // Nothing to escalate: it waits for the bank like any other evidence.
      'gets escalating evidence': 'under_review',
      'is conceded': 'lost',
      'is won at the bank': 'won',
      'is lost at the bank': 'lost',
      'is escalated at the bank': 'needs_response',
      'is left for eleven days': 'lost',
      'is left for 121 days': 'lost',
    },
    under_review: {
      ...ended('under_review'),
      'is won at the bank': 'won',
      'is lost at the bank': 'lost',
    },
    won: ended('won'),
    lost: { ...ended('lost'), 'is won at the bank': 'won' },
    warning_needs_response: {
      'gets evidence, not sent': 'warning_needs_response',
      'gets evidence': 'warning_under_review',
      'gets winning evidence': 'warning_closed',
      'gets losing evidence': 'warning_closed',
      'gets escalating evidence': 'needs_response',
      'is conceded': 'warning_closed',
      'is won at the bank': 'warning_closed',
      'is lost at the bank': 'warning_closed',
      'is escalated at the bank': 'needs_response',
      'is left for eleven days': 'warning_needs_response',
      'is left for 121 days': 'warning_closed',
    },
    warning_under_review: {
      ...ended('warning_under_review'),
      'is won at the bank': 'warning_closed',
      'is lost at the bank': 'warning_closed',
      'is escalated at the bank': 'needs_response',
      'is left for 121 days': 'warning_closed',
    },
    warning_closed: ended('warning_closed'),
  },
})

type PayoutState = 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled'

/** Banks rest at weekends, so every payout is made on a Monday morning. */
async function untilMonday(): Promise<void> {
  const now = bench.sandbox.world.clock.now()
  const monday = (Math.floor((now / DAY + 3) / 7) * 7 + 4) * DAY
  await wait(monday + 10 * HOUR - now)
}

async function payout(): Promise<string> {
  await untilMonday()
  await charge('pm_card_bypassPending', on)
  return (await bench.stripe.payouts.create({ amount: 100, currency: 'usd' }, on)).id
}
async function waited(id: Promise<string>, days: number): Promise<string> {
  const made = await id
  await wait(days * DAY)
  return made
}
/** A payout to a bank account that refuses it, which is the default only as long as that takes. */
async function failed(): Promise<string> {
  const key = [...bench.sandbox.world.store.newest('api_key', seller)].find((row) => row.object.kind === 'secret')?.id ?? ''
  const bank = { object: 'bank_account' as const, country: 'US', currency: 'usd', account_number: '000111111116', routing_number: '110000000' }
  const before = (await bench.stripe.accounts.listExternalAccounts(seller)).data.find((each) => each.default_for_currency)?.id ?? ''
  await bench.stripe.accounts.createExternalAccount(seller, { external_account: bank, default_for_currency: true }, { apiKey: key })
  const id = await payout()
  await bench.stripe.accounts.updateExternalAccount(seller, before, { default_for_currency: true }, { apiKey: key })
  return waited(Promise.resolve(id), 5)
}

const stuck = (stays: PayoutState): Outcome<PayoutState> => ({ stays, refused: `status of ${stays}` })
const DONE = (stays: PayoutState) => ({
  'is canceled': stuck(stays),
  'is reversed': stuck(stays),
  'is left for a day': stays,
  'is left for five days': stays,
})

testMachine({
  name: 'A payout in',
  reach: {
    pending: payout,
    in_transit: async () => {
      const { clock } = bench.sandbox.world
      const id = await payout()
      const midnight = (Math.floor(clock.now() / DAY) + 1) * DAY
      await wait(midnight - clock.now() + 1)
      return id
    },
    paid: () => waited(payout(), 5),
    failed,
    canceled: async () => (await bench.stripe.payouts.cancel(await payout(), {}, on)).id,
  },
  operations: {
    'is canceled': (id) => bench.stripe.payouts.cancel(id, {}, on),
    'is reversed': (id) => bench.stripe.payouts.reverse(id, {}, on),
    'is left for a day': () => wait(DAY),
    'is left for five days': () => wait(5 * DAY),
  },
  status: async (id) => (await bench.stripe.payouts.retrieve(id, {}, on)).status,
  table: {
    pending: { 'is canceled': 'canceled', 'is reversed': stuck('pending'), 'is left for a day': 'in_transit', 'is left for five days': 'paid' },
    in_transit: { 'is canceled': stuck('in_transit'), 'is reversed': 'in_transit', 'is left for a day': 'paid', 'is left for five days': 'paid' },
    paid: { ...DONE('paid'), 'is reversed': 'paid' },
    failed: DONE('failed'),
    canceled: DONE('canceled'),
  },
})
