import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { stripeBalances } from '@/lib/db/ledger/balances'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { testDatabase } from '@/testing/database'
import { closeBooks } from './close-books'

await testDatabase()
const HOUR = 3_600_000
const DAY = 24 * HOUR
const MIDNIGHT = new Date('2026-11-10T00:00:00Z').getTime()
const book = 'acct_closed'

/** Posts so much to the balance of the book, `at` after the first midnight. */
async function post(source: string, amountMinor: number, at: number, currency = 'usd') {
  const legs = [
    { account: 'stripe' as const, currency, amountMinor },
    { account: 'elsewhere' as const, currency, amountMinor: -amountMinor },
  ]
  const when = new Date(MIDNIGHT + at)
  await transaction(async (tx) => {
    await postJournals(tx, [{ book, livemode: false, source, kind: 'not_ours', sellerOrderId: null, eventAt: when, legs }])
    await tx.$executeRaw`set local session_replication_role = replica`
    await tx.$executeRaw`update "LedgerJournal" set "postedAt" = ${when} where source = ${source}`
  })
}

const closes = async () => {
  const rows = await db().ledgerClose.findMany({ where: { book, account: 'stripe' }, orderBy: [{ currency: 'asc' }, { day: 'asc' }] })
  return rows.map(({ currency, day, amountMinor }) => [currency, (day.getTime() - MIDNIGHT) / DAY, amountMinor])
}
const close = (at: number) => closeBooks(new Date(MIDNIGHT + at))

test('a balance is its last close and what came since; days without a close are made up for, and a closed day stays', async () => {
  await post('one', 100, 2 * HOUR)
  await post('two', 50, DAY - 1)
  await post('three', 7, DAY)
  await post('eur', 30, 2 * HOUR, 'eur')
  await close(DAY + HOUR - 1)
  expect(await closes()).toEqual([])
  await close(DAY + HOUR)
  expect(await closes()).toEqual([
    ['eur', 1, 30],
    ['usd', 1, 150],
  ])
  await post('four', -20, 3 * DAY)
  await close(5 * DAY)
  await close(5 * DAY)
  const all = [
    ['eur', 1, 30],
    ['usd', 1, 150],
    ['usd', 2, 157],
    ['usd', 4, 137],
  ]
  expect(await closes()).toEqual(all)
  await post('five', 5, 6 * DAY)
  expect(await stripeBalances(book, false)).toEqual([
    { currency: 'eur', amountMinor: 30 },
    { currency: 'usd', amountMinor: 142 },
  ])
  await close(9 * DAY)
  expect(await closes()).toEqual([...all, ['usd', 7, 142]])
  expect(await stripeBalances(book, false)).toContainEqual({ currency: 'usd', amountMinor: 142 })
})
