import { runLong } from '@/bench/long-statements'
import { pool, transaction } from '@/lib/db/client'
import { sumMarketMonths } from '@/lib/db/figures/months'
import { findSellerFigures } from '@/lib/db/figures/seller-figures'
import { sumChangedDays } from '@/lib/db/figures/sum-days'
import { stripeBalances } from '@/lib/db/ledger/balances'
import { closeDay } from '@/lib/db/ledger/closes'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { findOpenDisputes, findOpenParts, findOpenPayouts, findStrangers, forgetChanges, readClearing } from '@/lib/db/reconciliation/open-parts'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { saleJournals } from '@/lib/domain/ledger/story-journals'
import { postBooked } from '@/lib/ledger/post-booked'
import { DAYS, FIRST_DAY, fillJournals, fillMirror, fillSales, type Scale, salesOf } from './fill'

/** Sales that our own code posts, one transaction each, and then what Stripe booked for them; the rest is written as it would be. */
const OWN_SALES = 2000
const RUNS = 5

export type OwnWork = { name: string; ms: number; note: string }

/** Fills the books, and measures what is done with each order, each night, each account that is compared and each look at the figures. */
export async function measureOwnWork(scale: Scale, say: (text: string) => void): Promise<OwnWork[]> {
  const [sales, found]: [number, OwnWork[]] = [salesOf(scale), []]
  const note = (name: string, ms: number, text: string) => {
    found.push({ name, ms, note: text })
    say(`  ${name}: ${ms.toFixed(2)} ms ${text}`)
  }
  say(`Filling ${scale.sellers} sellers, ${sales} sales …`)
  await fillSales(scale)
  say('Filling what Stripe booked, and the books …')
  const own = Math.min(OWN_SALES, Math.floor(sales / 2))
  await fillMirror(scale, own, sales, false)
  await fillJournals(scale, own, sales)
  await runLong(['vacuum analyze'])
  note('post a sale, as its order is captured', (await timed(() => postSales(own))) / own, 'each, in a transaction of its own')
  await fillMirror(scale, 0, own, true)
  note('post what Stripe booked', (await timed(postBooked)) / own, 'an order: its charge and our fee, 500 rows a transaction')
  await measureNights(note)
  for (const [name, owner] of [
    ['an average account', ConnectedAccountId.parse('acct_1')],
    ['the largest account', ConnectedAccountId.parse('acct_0')],
    ['our own account', PLATFORM],
  ] as const) {
    note(`compare ${name}`, await timed(() => compare(owner)), 'what is asked of our own rows, with what has just come')
    note(`compare ${name} again`, await median(() => compare(owner)), '')
  }
  await measureFigures(note)
  return found
}

type Note = (name: string, ms: number, text: string) => void

async function measureNights(note: Note): Promise<void> {
  const nights: number[] = []
  for (let day = 0; day < DAYS; day += 1) nights.push(await timed(() => closeDay(new Date(FIRST_DAY.getTime() + day * 86_400_000))))
  note('close a day, the first', nights[0] ?? 0, 'of books that were never closed')
  note('close a day, the second', nights[1] ?? 0, '')
  note('close a day, the last', nights.at(-1) ?? 0, `the ${DAYS}th`)
}

async function measureFigures(note: Note): Promise<void> {
  await pool().query(`insert into "MonthChange" ("sellerId", book, livemode, month)
    select distinct 's' || substring(book from 6), book, livemode, date_trunc('month', "eventAt")::date from "LedgerJournal" where book <> 'platform' and kind = 'sale'`)
  const count = await pool().query('select count(*)::int as count from "MonthChange"')
  const ms = await timed(async () => {
    while ((await sumChangedDays(2000)) > 0);
  })
  note('sum a month of a seller', ms / (count.rows[0]?.count ?? 1), 'each, 2,000 together')
  const which = { livemode: false, month: FIRST_DAY, currency: 'usd', order: 'disputes' as const }
  note('look at the figures of all months', await median(() => sumMarketMonths(false)), '')
  note('look at the sellers of a month', await median(() => findSellerFigures(which, { after: null, limit: 50 })), 'by dispute rate')
}

async function postSales(count: number): Promise<void> {
  const { rows } = await pool().query<{ id: string; accountId: string; amountMinor: string; feeMinor: string; capturedAt: Date }>(
    `select id, "accountId", "amountMinor", "applicationFeeMinor" as "feeMinor", "capturedAt" from "SellerOrder" where id = any(select 't' || n from generate_series(0, ${count - 1}) n)`,
  )
  for (const { id, accountId, amountMinor, feeMinor, capturedAt } of rows) {
    const part = { id, accountId, livemode: false, currency: 'usd', amountMinor: Number(amountMinor), feeMinor: Number(feeMinor), taxMinor: 0 }
    await transaction((tx) => postJournals(tx, saleJournals(part, capturedAt)))
  }
}

/** What a comparison asks of our own rows. */
async function compare(owner: ConnectedAccountId | typeof PLATFORM): Promise<void> {
  const now = new Date()
  await stripeBalances(owner, false)
  await findOpenPayouts(owner, false)
  if (owner === PLATFORM) return
  const { due, settled } = await readClearing(owner, false, now)
  await findOpenParts(due)
  await findStrangers(owner, false, now)
  await findOpenDisputes(owner, false, now)
  await transaction((tx) => forgetChanges(tx, owner, false, settled))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) times.push(await timed(work))
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
}
