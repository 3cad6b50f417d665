// What Stripe deposits while days pass: banks send some of it back after it was paid. And what must be true of every account then, to the cent.
import type { Sandbox } from '@souk/local-stripe'
import { readBalance } from '@/lib/balance/read-balance'
import { db } from '@/lib/db/client'
import { BalanceOwner, PLATFORM } from '@/lib/domain/balance/booked'
import { postBooked } from '@/lib/ledger/post-booked'
import type { Chance } from './chance'
import type { Broken } from './checked-order'

/** One account in one currency, in minor units: what it earned at Stripe is what is there and what was deposited; and the same by our books. */
export interface Deposit {
  account: string
  currency: string
  earnedMinor: number
  balanceMinor: number
  depositedMinor: number
  bookBalanceMinor: number
  bookDepositedMinor: number
}

/** Of payouts that were paid in the last days some come back, and what is known of the balances is read, with events that are lost, doubled and shuffled all the while. */
export async function letBanksRefuse({ control, url }: Sandbox, chance: Chance): Promise<void> {
  for (const owner of await balanceOwners()) await readBalance(owner)
  await postBooked()
  const since = (await control.clock()).now - RECENT_SECONDS
  for (const { object } of await control.objects('payout')) {
    const mayFail = object.status === 'paid' && object.created > since && object.amount > 0
    if (mayFail && chance.is(0.15))
      await fetch(`${url}/_sandbox/payouts/${object.id}`, { method: 'POST', body: JSON.stringify({ outcome: 'failed' }) })
  }
}

/** A bank sends a payout back within some days. */
const RECENT_SECONDS = 7 * 86_400

/** Whose balances there are: ours first, on which fees tell which charge they are of. */
export async function balanceOwners(): Promise<BalanceOwner[]> {
  const accounts = await db().connectedAccount.findMany({ select: { accountId: true } })
  return [PLATFORM, ...new Set(accounts.map(({ accountId }) => BalanceOwner.parse(accountId)))]
}

const GONE = new Set(['failed', 'canceled'])
const OF_A_PAYOUT = new Set(['payout', 'payout_reversal'])

/** Every account in every currency it has. */
export async function depositsOf({ control, platform }: Sandbox): Promise<Deposit[]> {
  const [transactions, payouts] = await Promise.all([control.objects('balance_transaction'), control.objects('payout')])
  const books = await sumsByBook()
  const all = new Map<string, Deposit>()
  const of = (owner: string, currency: string): Deposit => {
    const key = `${owner} ${currency}`
    const none = { account: owner, currency, earnedMinor: 0, balanceMinor: 0, depositedMinor: 0, bookBalanceMinor: 0, bookDepositedMinor: 0 }
    return all.get(key) ?? all.set(key, none).get(key) ?? none
  }
  const ownerOf = (account: string) => (account === platform.accountId ? PLATFORM : account)
  for (const { account, object } of transactions) {
    const sum = of(ownerOf(account), object.currency)
    sum.balanceMinor += object.net
    if (!OF_A_PAYOUT.has(object.reporting_category)) sum.earnedMinor += object.net
  }
  for (const { account, object } of payouts) if (!GONE.has(object.status)) of(ownerOf(account), object.currency).depositedMinor += object.amount
  for (const { book, account, currency, sum } of books) {
    if (account === 'stripe') of(book, currency).bookBalanceMinor += sum
    else of(book, currency).bookDepositedMinor += sum
  }
  return [...all.values()]
}

function sumsByBook(): Promise<{ book: string; account: string; currency: string; sum: number }[]> {
  return db().$queryRaw`
    select j.book, e.account, e.currency, sum(e."amountMinor")::float8 as sum from "LedgerJournal" j join "LedgerEntry" e on e."journalId" = j.id
    where e.account in ('stripe', 'bank', 'transit') group by 1, 2, 3`
}

/** Whatever does not add up, and payouts that are not here as they are at Stripe. */
export async function wrongWithDeposits(sandbox: Sandbox): Promise<Broken[]> {
  const says = (await depositsOf(sandbox)).flatMap((each) => {
    const { earnedMinor, balanceMinor, depositedMinor, bookBalanceMinor, bookDepositedMinor } = each
    const isRight = earnedMinor === balanceMinor + depositedMinor && bookBalanceMinor === balanceMinor && bookDepositedMinor === depositedMinor
    return isRight ? [] : [`deposits do not add up: ${depositLine(each)}`]
  })
  const rows = new Map((await db().payout.findMany()).map((row) => [row.id, row]))
  for (const { object } of await sandbox.control.objects('payout')) {
    const row = rows.get(object.id)
    if (row?.status !== object.status) says.push(`payout ${object.id} is ${row?.status ?? 'unknown'} here, and ${object.status} at Stripe`)
    if (row?.automatic && row.reconciliationStatus === 'completed' && row.closesMinor !== 0)
      says.push(`what payout ${object.id} is made of comes to ${row.closesMinor}`)
  }
  return says.map((each) => ({ checkoutId: null, says: each }))
}

/** How payouts stand, with how many, and how much of what was booked was converted. */
export async function payoutsOf({ control }: Sandbox): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { object } of await control.objects('payout')) counts[object.status] = (counts[object.status] ?? 0) + 1
  const booked = await control.objects('balance_transaction')
  return { ...counts, converted: booked.filter(({ object }) => object.exchange_rate !== null).length }
}

/** The sums of an account as one line. */
export function depositLine(deposit: Deposit): string {
  const { account, currency, earnedMinor, balanceMinor, depositedMinor, bookBalanceMinor, bookDepositedMinor } = deposit
  return `${account} ${currency}: earned ${earnedMinor} = balance ${balanceMinor} + deposited ${depositedMinor}; by the books ${bookBalanceMinor} + ${bookDepositedMinor}`
}
