import fc from 'fast-check'
import type Stripe from 'stripe'
import { advanceWorld } from '@/sandbox/core/advance'
import { at } from '@/sandbox/core/typed'
import { banks, CONSENT } from './bank-accounts'
import { type Books, readBooks } from './books'
import type { Bench } from './sandbox-client'

const CARDS = [
  'visa',
  'bypassPending',
  'bypassPending',
  'bypassPending',
  'pendingRefund',
  'refundFail',
  'createDispute',
  'createDisputeInquiry',
  'chargeDeclined',
]
const BANKS = ['success', 'success', 'insufficientFunds', 'dispute', 'processing']
const CURRENCIES = ['usd', 'eur', 'jpy']

const amount = fc.integer({ min: 50, max: 500_000 })
const part = fc.double({ min: 0, max: 1.2, noNaN: true })
const which = fc.nat({ max: 999 })
const payment = { amount, currency: fc.constantFrom(...CURRENCIES), card: fc.constantFrom(...CARDS), fee: part, seller: fc.nat({ max: 1 }) }
/** One thing that happens, by chance. */
export const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('direct' as const), ...payment, late: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('destination' as const), ...payment, share: fc.option(part) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('platform' as const), ...payment }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), ...payment, part }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('debit' as const), amount, bank: fc.constantFrom(...BANKS), fee: part, seller: fc.nat({ max: 1 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('refund' as const), which, part, fee: fc.boolean(), transfer: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('feeRefund' as const), which, part }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('transfer' as const), which, part, seller: fc.nat({ max: 1 }), sourced: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), which, part, fee: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('payout' as const), which, part, currency: fc.constantFrom(...CURRENCIES) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cancelPayout' as const, 'reversePayout' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      which,
      text: fc.constantFrom('winning_evidence', 'losing_evidence', 'escalate_inquiry_evidence', 'hm'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('foreign' as const), which, amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('failPayout' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('decide' as const), which, verdict: fc.constantFrom('won' as const, 'lost' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 120 }) }) },
)
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function oneOf<T>(things: T[], at: number): T | undefined {
  return things[at % Math.max(1, things.length)]
}

const paid = { amount: 100_000, currency: 'usd', card: 'bypassPending', fee: 0.1, seller: 0 }
/** One history in which nothing is refused; chance makes the others. */
export const EVERYTHING: Step[] = [
  { do: 'platform', ...paid },
  { do: 'direct', ...paid, late: false },
  { do: 'destination', ...paid, share: null },
  { do: 'hold', ...paid, part: 0.5 },
  { do: 'direct', ...paid, currency: 'jpy', seller: 1, late: false },
  { do: 'hold', ...paid, currency: 'jpy', seller: 1, part: 0.5 },
  { do: 'direct', ...paid, card: 'createDispute', late: true },
  { do: 'direct', ...paid, card: 'createDispute', late: true },
  { do: 'debit', amount: 60_000, bank: 'success', fee: 0.2, seller: 1 },
  { do: 'debit', amount: 60_000, bank: 'dispute', fee: 0.2, seller: 1 },
  { do: 'wait', hours: 3 },
  { do: 'answer', which: 1, text: 'winning_evidence' },
  { do: 'decide', which: 4, verdict: 'won' },
  { do: 'feeRefund', which: 0, part: 0.3 },
  { do: 'refund', which: 0, part: 0.33, fee: true, transfer: true },
  { do: 'transfer', which: 0, part: 0.1, seller: 1, sourced: false },
  { do: 'reverse', which: 0, part: 0.5, fee: false },
  { do: 'payout', which: 0, part: 0.2, currency: 'usd' },
  { do: 'cancelPayout', which: 0 },
  { do: 'payout', which: 1, part: 0.5, currency: 'usd' },
  { do: 'wait', hours: 100 },
  { do: 'reversePayout', which: 1 },
  { do: 'foreign', which: 1, amount: 5000 },
  { do: 'failPayout', which: 1 },
]

/** Stripe's sandbox with a platform and two sellers, one of whose banks refuses euros. */
export class History {
  readonly bench: Bench
  readonly sellers: string[] = []

  constructor(bench: Bench) {
    this.bench = bench
  }

  async open(): Promise<this> {
    for (const index of [0, 1]) {
      const account = await this.bench.seller()
      this.sellers.push(account)
      const key = [...this.bench.sandbox.world.store.newest('api_key', account)].find((row) => row.object.kind === 'secret')?.id ?? ''
      // The second one has no bank account for yen: what it charges in them is converted.
      for (const currency of index === 1 ? ['eur'] : ['eur', 'jpy']) {
        const number = index === 1 && currency === 'eur' ? '000111111113' : '000123456789'
        const bank = { object: 'bank_account' as const, country: 'US', currency, account_number: number, routing_number: '110000000' }
        await this.bench.stripe.accounts.createExternalAccount(account, { external_account: bank }, { apiKey: key })
      }
    }
    return this
  }

  private on(index: number): Stripe.RequestOptions {
    const account = [undefined, ...this.sellers][index % 3]
    return account ? { stripeAccount: account } : {}
  }

  private async pay(facts: Extract<Step, { card: string }>): Promise<void> {
    const { stripe } = this.bench
    const seller = at(this.sellers, facts.seller)
    const fee = Math.round(facts.amount * facts.fee)
    const base: Stripe.PaymentIntentCreateParams = {
      amount: facts.amount,
      currency: facts.currency,
      payment_method: `pm_card_${facts.card}`,
      allowed_payment_method_types: ['card'],
      confirm: true,
    }
    const feeParam = fee > 0 ? { application_fee_amount: fee } : {}
    if (facts.do === 'direct') {
      const how = facts.late ? {} : { capture_method: 'automatic' as const }
      await stripe.paymentIntents.create({ ...base, ...feeParam, ...how }, { stripeAccount: seller })
    } else if (facts.do === 'hold') {
      const held = await stripe.paymentIntents.create({ ...base, ...feeParam, capture_method: 'manual' }, { stripeAccount: seller })
      await stripe.paymentIntents.capture(held.id, { amount_to_capture: Math.ceil(facts.amount * facts.part) }, { stripeAccount: seller })
    } else if (facts.do === 'destination') {
      const share = facts.share === null ? {} : { amount: Math.ceil(facts.amount * facts.share) }
      const fees = facts.share === null ? feeParam : {}
      await stripe.paymentIntents.create({ ...base, ...fees, transfer_data: { destination: seller, ...share } })
    } else await stripe.paymentIntents.create(base)
  }

  /** A debit of a bank account on a seller, verified and sent. */
  private async debit(now: Extract<Step, { do: 'debit' }>): Promise<void> {
    const on = { stripeAccount: at(this.sellers, now.seller) }
    const fee = Math.round(now.amount * now.fee)
    const facts: Stripe.PaymentIntentCreateParams = {
      amount: now.amount,
      currency: 'usd',
      ...banks,
      payment_method: `pm_usBankAccount_${now.bank}`,
      confirm: true,
      mandate_data: CONSENT,
      ...(fee > 0 && { application_fee_amount: fee }),
    }
    const { id } = await this.bench.stripe.paymentIntents.create(facts, on)
    await this.bench.stripe.paymentIntents.verifyMicrodeposits(id, { descriptor_code: 'SM11AA' }, on)
  }

  /** Does one thing; false when there was nothing to do it to. Throws when it is refused. */
  async take(now: Step): Promise<boolean> {
    const { stripe, sandbox } = this.bench
    if ('card' in now) await this.pay(now)
    else if (now.do === 'debit') await this.debit(now)
    else if (now.do === 'wait') await advanceWorld(sandbox.world, sandbox.world.clock.nowMs() + now.hours * 3_600_000)
    else if (now.do === 'payout') {
      const on = this.on(now.which)
      const has = (await stripe.balance.retrieve({}, on)).available.find((each) => each.currency === now.currency)?.amount ?? 0
      await stripe.payouts.create({ amount: Math.ceil(has * now.part), currency: now.currency }, on)
    } else if (now.do === 'foreign' || now.do === 'failPayout' || now.do === 'decide') return this.control(now)
    else return now.do === 'transfer' ? this.transfer(now) : this.change(now)
    return true
  }
  /** What the control API does: a foreign charge, a payout that the bank sends back, a verdict. False when there was nothing, or it was too late. */
  private async control(now: Extract<Step, { do: 'foreign' | 'failPayout' | 'decide' }>): Promise<boolean> {
    const { stripe, sandbox } = this.bench
    const post = async (path: string, body: object) =>
      (await fetch(`${sandbox.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })).ok
    const on = this.on(now.which)
    if (now.do === 'foreign') {
      const account = at(this.sellers, now.which % this.sellers.length)
      return post('/activity', { account, kind: 'charge', amount: now.amount })
    }
    const place = Math.floor(now.which / 3)
    if (now.do === 'failPayout') {
      const payout = oneOf((await stripe.payouts.list({}, on)).data, place)
      return payout ? post(`/payouts/${payout.id}`, { outcome: 'failed' }) : false
    }
    const dispute = oneOf((await stripe.disputes.list({}, on)).data, place)
    return dispute ? post(`/disputes/${dispute.id}`, { verdict: now.verdict }) : false
  }

  private async transfer(now: Extract<Step, { do: 'transfer' }>): Promise<boolean> {
    const { stripe } = this.bench
    const charge = oneOf((await stripe.charges.list()).data, now.which)
    if (!charge) return false
    const params = { amount: Math.ceil(charge.amount * now.part), currency: charge.currency, destination: at(this.sellers, now.seller) }
    await stripe.transfers.create(now.sourced ? { ...params, source_transaction: charge.id } : params)
    return true
  }

  private async change(
    now: Exclude<Step, { card: string } | { do: 'debit' | 'wait' | 'payout' | 'transfer' | 'foreign' | 'failPayout' | 'decide' }>,
  ): Promise<boolean> {
    const { stripe } = this.bench
    const on = this.on(now.which)
    const at = Math.floor(now.which / 3)
    const part = (amount: number) => ('part' in now ? Math.ceil(amount * now.part) : amount)
    if (now.do === 'refund') {
      const charge = oneOf((await stripe.charges.list({}, on)).data, at)
      const flags = { ...(now.fee && { refund_application_fee: true }), ...(now.transfer && { reverse_transfer: true }) }
      return charge ? Boolean(await stripe.refunds.create({ charge: charge.id, amount: part(charge.amount), ...flags }, on)) : false
    }
    if (now.do === 'feeRefund') {
      const fee = oneOf((await stripe.applicationFees.list()).data, at)
      return fee ? Boolean(await stripe.applicationFees.createRefund(fee.id, { amount: part(fee.amount) })) : false
    }
    if (now.do === 'reverse') {
      const transfer = oneOf((await stripe.transfers.list()).data, at)
      const flags = now.fee ? { refund_application_fee: true } : {}
      return transfer ? Boolean(await stripe.transfers.createReversal(transfer.id, { amount: part(transfer.amount), ...flags })) : false
    }
    if (now.do === 'answer') {
      const dispute = oneOf((await stripe.disputes.list({}, on)).data, at)
      return dispute ? Boolean(await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: now.text } }, on)) : false
    }
    const payout = oneOf((await stripe.payouts.list({}, on)).data, at)
    if (!payout) return false
    return Boolean(await (now.do === 'cancelPayout' ? stripe.payouts.cancel(payout.id, {}, on) : stripe.payouts.reverse(payout.id, {}, on)))
  }

  books(): Promise<Books[]> {
    return Promise.all([null, ...this.sellers].map((account) => readBooks(this.bench.stripe, account)))
  }
}
