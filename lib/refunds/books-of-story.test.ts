import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { testDatabase } from '@/testing/database'
import { testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { advanceRefund } from './advance-refund'
import { createRefund } from './create-refund'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { shippedOrder, refundAtStripe } = testReturns(sandbox)
afterAll(stopJobs)

async function booksOf(sellerOrderId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ line: string }[]>`
    select concat_ws(' ', case j.book when 'platform' then 'ours' else 'theirs' end, e.account, sum(e."amountMinor")) as line
    from "LedgerJournal" j join "LedgerEntry" e on e."journalId" = j.id where j."sellerOrderId" = ${sellerOrderId}
    group by j.book, e.account having sum(e."amountMinor") <> 0 order by line`
  return rows.map(({ line }) => line)
}

test('a sale, its refund and the fee that goes back are in the books with what they change, once', async () => {
  const made = await shippedOrder()
  expect(await booksOf(made.partId)).toEqual([
    'ours clearing 375',
    'ours fees -375',
    'theirs clearing 7625',
    'theirs platform_fees 375',
    'theirs sales -8000',
  ])
  await settleSellerOrder(made.partId)
  const draft = {
    lines: [{ orderLineId: made.lineId, open: 0, sent: 1, isRestocked: false }],
    shippingMinor: 0,
    adjustmentMinor: 0,
    reason: null,
    note: null,
  }
  const wish = { refundId: randomUUID(), sellerOrderId: made.partId, draft, seenMinor: 2500, returnId: null }
  expect(await createRefund({ sellerId: made.sellerId }, wish)).toMatchObject({ kind: 'created' })
  await settleSellerOrder(made.partId)
  expect(await booksOf(made.partId)).toEqual([
    'ours clearing 258',
    'ours fees -375',
    'ours fees_returned 117',
    'theirs clearing 5242',
    'theirs platform_fees 258',
    'theirs refunds 2500',
    'theirs sales -8000',
  ])
  await refundAtStripe(made.seller, made.partId, 500)
  expect(await booksOf(made.partId)).toContain('theirs refunds 3000')
})

test('the database refuses a journal that does not come to nought, a second half of one, and any change', async () => {
  const { partId } = await shippedOrder()
  const journal = await db().ledgerJournal.findFirstOrThrow({ where: { sellerOrderId: partId }, include: { entries: true } })
  const facts = { book: 'platform', livemode: false, source: `test:${randomUUID()}`, kind: 'sale' as const, sellerOrderId: null, eventAt: new Date() }
  const odd = { ...facts, legs: [{ account: 'stripe' as const, currency: 'usd', amountMinor: 1 }] }
  await expect(transaction((tx) => postJournals(tx, [odd]))).rejects.toThrow('does not come to nought')
  const legs = [5, -5].map((amountMinor, at) => ({ journalId: journal.id, account: ['held', 'transit'][at] ?? '', currency: 'usd', amountMinor }))
  await expect(db().ledgerEntry.createMany({ data: legs })).rejects.toThrow('in one go')
  await expect(db().ledgerEntry.deleteMany({ where: { journalId: journal.id } })).rejects.toThrow('stays as it is')
  await expect(db().ledgerJournal.update({ where: { id: journal.id }, data: { kind: 'other' } })).rejects.toThrow('stays as it is')
  expect(await db().ledgerEntry.count({ where: { journalId: journal.id } })).toBe(journal.entries.length)
})

test('what was sold and refunded before there were books comes into them as it would have been posted', async () => {
  const made = await shippedOrder()
  await settleSellerOrder(made.partId)
  for (const amount of [700, 900]) await refundAtStripe(made.seller, made.partId, amount)
  for (const { id } of await db().refund.findMany({ where: { sellerOrderId: made.partId } })) await advanceRefund(id)
  const posted = () =>
    db().ledgerJournal.findMany({
      where: { sellerOrderId: made.partId },
      select: { book: true, source: true, kind: true, entries: { select: { account: true, amountMinor: true }, orderBy: { account: 'asc' } } },
      orderBy: [{ source: 'asc' }, { book: 'asc' }],
    })
  const before = await posted()
  expect(before.length).toBe(2 + 2 + 4)
  const migration = await readFile('prisma/migrations/20261207300004_books_of_earlier_sales/migration.sql', 'utf8')
  await transaction(async (tx) => {
    await tx.$executeRawUnsafe('set local session_replication_role = replica')
    for (const table of ['LedgerEntry', 'LedgerJournal']) await tx.$executeRawUnsafe(`delete from "${table}"`)
    await tx.$executeRawUnsafe('set local session_replication_role = origin')
    for (const statement of [...statementsOf(migration), ...statementsOf(migration)]) await tx.$executeRawUnsafe(statement)
  })
  expect(await posted()).toEqual(before)
})

const statementsOf = (sql: string) => sql.split(/;\n/).filter((each) => each.trim() !== '')
