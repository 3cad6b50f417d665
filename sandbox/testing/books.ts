import type Stripe from 'stripe'

/** Everything that one account's books hold, as the API tells it. */
export interface Books {
  account: string
  isPlatform: boolean
  balance: Stripe.Balance
  transactions: Stripe.BalanceTransaction[]
  charges: Stripe.Charge[]
  refunds: Stripe.Refund[]
  disputes: Stripe.Dispute[]
  payouts: Stripe.Payout[]
  transfers: Stripe.Transfer[]
  fees: Stripe.ApplicationFee[]
}

/** Reads the books of an account with the official client. */
export async function readBooks(stripe: Stripe, account: string | null): Promise<Books> {
  const on = account ? { stripeAccount: account } : {}
  const all = <T extends { id: string }>(list: Stripe.ApiListPromise<T>) => list.autoPagingToArray({ limit: 10_000 })
  const page = { limit: 100 }
  return {
    account: account ?? 'platform',
    isPlatform: account === null,
    balance: await stripe.balance.retrieve({}, on),
    transactions: await all(stripe.balanceTransactions.list(page, on)),
    charges: await all(stripe.charges.list(page, on)),
    refunds: await all(stripe.refunds.list(page, on)),
    disputes: await all(stripe.disputes.list(page, on)),
    payouts: await all(stripe.payouts.list(page, on)),
    transfers: await all(stripe.transfers.list(page, on)),
    fees: await all(stripe.applicationFees.list(page, on)),
  }
}

/** A sum by currency, minor units; currencies that come to nothing are left out. */
export type Sums = Record<string, number>

/** Adds up what `amount` gives for each thing. */
export function sum<T extends { currency: string }>(things: T[], amount: (thing: T) => number): Sums {
  const sums: Sums = {}
  for (const thing of things) sums[thing.currency] = (sums[thing.currency] ?? 0) + amount(thing)
  return withoutZeros(sums)
}

/** Adds several sums, the later ones with their signs. */
export function total(...parts: Array<[sign: 1 | -1, sums: Sums]>): Sums {
  const result: Sums = {}
  for (const [sign, sums] of parts) for (const [currency, amount] of Object.entries(sums)) result[currency] = (result[currency] ?? 0) + sign * amount
  return withoutZeros(result)
}

function withoutZeros(sums: Sums): Sums {
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0))
}

/** What the balance object says an account has, pending or not. */
export function balanceOf({ balance }: Books): Sums {
  return sum([...balance.available, ...balance.pending], (each) => each.amount)
}

/** What has left for the banks and has not come back: reversals count as negative payouts. */
export function paidOut({ payouts }: Books): Sums {
  return sum(
    payouts.filter((each) => each.status !== 'canceled' && each.status !== 'failed'),
    (each) => each.amount,
  )
}

/** What a thing is in the books of an account: its own amount, converted at the rate its transaction names. */
export function inBooks(
  { transactions }: Books,
  booked: string | Stripe.BalanceTransaction | null,
  amount: number,
): { currency: string; amount: number } {
  const id = typeof booked === 'string' ? booked : booked?.id
  const { currency, exchange_rate: rate } = transactions.find((each) => each.id === id) ?? { currency: 'none', exchange_rate: null }
  return { currency, amount: rate === null ? amount : Math.sign(amount) * Math.round(Math.abs(amount) * rate) }
}

const amountOf = ({ amount }: { amount: number }) => amount

/** The fees that Stripe takes, from what happened and not from what was booked: of each settled charge, and of each dispute that took its money. */
export function feesDue(books: Books): Sums {
  const { charges, disputes } = books
  const settled = charges.filter((each) => each.balance_transaction !== null && !each.source_transfer)
  const ofCharges = settled.map((charge) => {
    const { currency, amount } = inBooks(books, charge.balance_transaction, charge.amount_captured)
    const isDebit = charge.payment_method_details?.type === 'us_bank_account'
    return { currency, amount: isDebit ? Math.min(500, Math.round(amount * 0.008)) : Math.round(amount * 0.029) + 30 }
  })
  const withdrawn = disputes.filter((each) => each.balance_transactions.length > 0 && each.status !== 'prevented')
  // The fee for an answer comes back when the dispute is won.
  const countered = withdrawn.filter((each) => each.evidence_details.submission_count > 0 && each.status !== 'won')
  const fees = [...withdrawn, ...countered].map((each) => ({ currency: each.balance_transactions[0]?.currency ?? 'none', amount: 1500 }))
  return total([1, sum(ofCharges, amountOf)], [1, sum(fees, amountOf)])
}

/** The transactions by which transfers from the platform arrived here, or went back. */
export function arrivals({ transactions, charges, refunds }: Books): Stripe.BalanceTransaction[] {
  const payments = new Set(charges.filter((each) => each.source_transfer).map((each) => each.id))
  const returns = new Set(refunds.filter((each) => payments.has(String(each.charge))).map((each) => each.id))
  return transactions.filter(({ source }) => payments.has(String(source)) || returns.has(String(source)))
}

/**
 * What cardholders have paid and not got back, by refund or by their bank, as the account has it; what settles late counts once it has. Payments from other accounts
 * are none. What went and came back at another rate has cost or brought the difference.
 */
export function fromCardholders(books: Books): Sums {
  const { charges, refunds: all, disputes, transactions } = books
  // What was never captured was never paid.
  const released = new Set(transactions.filter((each) => each.reporting_category === 'partial_capture_reversal').map((each) => each.source))
  const cards = charges.filter((each) => each.paid && each.balance_transaction !== null && !each.source_transfer)
  const ids = new Set(cards.map((each) => each.id))
  const refunds = all.filter((each) => ids.has(String(each.charge)) && each.balance_transaction !== null && !released.has(each.id))
  const returned = refunds.flatMap((each) => [
    inBooks(books, each.balance_transaction, each.amount),
    ...(each.status === 'failed' || each.status === 'canceled' ? [inBooks(books, each.failure_balance_transaction ?? null, -each.amount)] : []),
  ])
  const taken = disputes
    .filter((each) => !each.is_charge_refundable)
    .flatMap((each) => {
      const booked = (category: string) => each.balance_transactions.find((one) => one.reporting_category === category)?.id ?? null
      return [
        inBooks(books, booked('dispute'), each.amount),
        ...(each.status === 'won' ? [inBooks(books, booked('dispute_reversal'), -each.amount)] : []),
      ]
    })
  const paid = cards.map((each) => inBooks(books, each.balance_transaction, each.amount_captured))
  return total([1, sum(paid, amountOf)], [-1, sum(returned, amountOf)], [-1, sum(taken, amountOf)])
}

/** The part of an account's fees of one kind. */
export function feesOf({ transactions }: Books, type: 'stripe_fee' | 'application_fee'): Sums {
  return sum(transactions, (each) => each.fee_details.filter((detail) => detail.type === type).reduce((all, detail) => all + detail.amount, 0))
}

/** The sum of the transactions that `wanted` picks. */
export function netOf({ transactions }: Books, wanted: (each: Stripe.BalanceTransaction) => boolean = () => true): Sums {
  return sum(transactions.filter(wanted), (each) => each.net)
}
