import fc from 'fast-check'
import Stripe from 'stripe'
import { expect, test } from 'vitest'
import {
  arrivals,
  type Books,
  balanceOf,
  feesDue,
  feesOf,
  fromCardholders,
  inBooks,
  netOf,
  paidOut,
  type Sums,
  sum,
  total,
} from '@/sandbox/testing/books'
import { EVERYTHING, History, step } from '@/sandbox/testing/history'
import { startBench } from '@/sandbox/testing/sandbox-client'

const isPayoutType = (each: Stripe.BalanceTransaction) => each.type === 'payout' || each.type === 'payout_cancel' || each.type === 'payout_failure'

async function checkEachAccount(stripe: Stripe, books: Books): Promise<void> {
  const now = await stripe.balance.retrieve({}, books.isPlatform ? {} : { stripeAccount: books.account })
  expect(now).toEqual(books.balance)
  for (const each of books.transactions) {
    expect(each.fee).toBe(each.fee_details.reduce((all, detail) => all + detail.amount, 0))
    expect(each.net).toBe(each.amount - each.fee)
  }
  expect(feesOf(books, 'stripe_fee'), 'Stripe took its fees, each once').toEqual(feesDue(books))
  expect(netOf(books), 'the transactions add up to the balance').toEqual(balanceOf(books))
  expect(netOf(books, (each) => each.status === 'available')).toEqual(sum(books.balance.available, (each) => each.amount))
  expect(
    netOf(books, (each) => !isPayoutType(each)),
    'what was earned is here or was paid out',
  ).toEqual(total([1, balanceOf(books)], [1, paidOut(books)]))
  const swept = new Set<string>()
  for (const payout of books.payouts.filter((each) => each.automatic && each.reconciliation_status === 'completed')) {
    const on = books.isPlatform ? {} : { stripeAccount: books.account }
    const inside = await stripe.balanceTransactions.list({ payout: payout.id, limit: 100 }, on).autoPagingToArray({ limit: 10_000 })
    expect(
      inside.reduce((all, each) => all + each.net, 0),
      'what a payout sweeps adds up to nothing',
    ).toBe(0)
    expect(inside.map((each) => each.id).filter((id) => swept.has(id))).toEqual([])
    for (const each of inside) swept.add(each.id)
  }
}

function everywhere(all: Books[], of: (books: Books) => Sums): Sums {
  return total(...all.map((books): [1, Sums] => [1, of(books)]))
}

/** Fees of a seller's charges and what of them went back, as the seller has them and as the platform has them. */
function feesBetween(platform: Books, seller: Books) {
  const fees = platform.fees.filter((fee) => fee.account === seller.account)
  const charge = (fee: Stripe.ApplicationFee) => seller.charges.find((each) => each.id === String(fee.charge))?.balance_transaction ?? null
  const returns = fees.flatMap((fee) => fee.refunds.data)
  const came = (id: string) => seller.transactions.find((each) => each.source === id) ?? null
  return {
    taken: fees.map((fee) => inBooks(seller, charge(fee), fee.amount)),
    earned: fees.map((fee) => inBooks(platform, fee.balance_transaction, fee.amount)),
    back: returns.map((each) => inBooks(seller, came(each.id), each.amount)),
    returned: returns.map((each) => inBooks(platform, each.balance_transaction, each.amount)),
  }
}

const added = (things: { currency: string; amount: number }[]) => sum(things, (each) => each.amount)

function checkTogether(all: Books[]): void {
  const [platform, ...sellers] = all as [Books, ...Books[]]
  const between = sellers.map((seller) => feesBetween(platform, seller))
  sellers.forEach((seller, at) => {
    const { taken = [], back = [] } = between[at] ?? {}
    expect(added(taken), 'the platform’s fees are those that the seller’s charges name').toEqual(feesOf(seller, 'application_fee'))
    expect(added(back), 'fees that the platform gave back came back').toEqual(
      netOf(seller, (each) => each.type === 'adjustment' && each.reporting_category === 'fee'),
    )
    const sent = sum(
      platform.transfers.filter((each) => each.destination === seller.account),
      (each) => each.amount - each.amount_reversed,
    )
    expect(
      sum(arrivals(seller), (each) => each.amount),
      'what arrived at a seller is what the platform sent',
    ).toEqual(sent)
  })
  const earned = added(between.flatMap((each) => each.earned))
  const returned = added(between.flatMap((each) => each.returned))
  expect(netOf(platform, (each) => each.type === 'application_fee')).toEqual(earned)
  expect(
    netOf(platform, (each) => each.type === 'application_fee_refund'),
    'the platform gave back what its fees say',
  ).toEqual(total([-1, returned]))
  // Where both settle in another currency, a fee leaves in one and arrives in the other.
  const moved = total(
    [1, earned],
    [-1, added(between.flatMap((each) => each.taken))],
    [-1, returned],
    [1, added(between.flatMap((each) => each.back))],
  )
  // What is on all books came from cardholders; what left went to them, to Stripe or to the banks.
  const left = everywhere(all, (books) => total([1, fromCardholders(books)], [-1, feesOf(books, 'stripe_fee')], [-1, paidOut(books)]))
  expect(
    everywhere(all, (books) => balanceOf(books)),
    'nothing came from nothing',
  ).toEqual(total([1, left], [1, moved]))
}

test('money closes, whatever happens', async () => {
  const done = new Set<string>()
  let converted = 0
  const history = fc.array(step, { minLength: 8, maxLength: 40, size: 'max' })
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const bench = await startBench({ asyncDelayMs: 3_600_000 })
      try {
        const world = await new History(bench).open()
        for (const now of steps) {
          try {
            if (await world.take(now)) done.add(now.do)
          } catch (error) {
            // Much of what chance asks for is refused; a refusal must leave no trace, which the sums below would show. Bugs are no refusals.
            if (!(error instanceof Stripe.errors.StripeError) || (error.statusCode ?? 500) >= 500) throw error
          }
        }
        const books = await world.books()
        for (const each of books) await checkEachAccount(bench.stripe, each)
        checkTogether(books)
        converted += books.flatMap((each) => each.transactions).filter((each) => each.exchange_rate !== null).length
      } finally {
        await bench.close()
      }
    }),
    { numRuns: 25, endOnFailure: true, examples: [[EVERYTHING]] },
  )
  expect(converted, 'something was converted').toBeGreaterThan(0)
  // Everything did happen, and was not only asked for.
  expect(done).toEqual(new Set(EVERYTHING.map((each) => each.do)))
}, 240_000)
