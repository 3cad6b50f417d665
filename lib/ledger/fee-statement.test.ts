import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { createRefund } from '@/lib/refunds/create-refund'
import { testDatabase } from '@/testing/database'
import { testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { feeCsv, feeMonths, feeStatement } from './fee-statement'
import { settleSellerOrder } from './settle-seller-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { shippedOrder } = testReturns(sandbox)
afterAll(stopJobs)

test('a seller sees what they paid the marketplace in a month, sale by sale, with what went back, and nobody else does', async () => {
  const made = await shippedOrder()
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
  const [month] = await feeMonths(made.sellerId)
  expect(month).toMatchObject({ currency: 'usd', sales: 1, soldMinor: 8000, chargedMinor: 375, returnedMinor: 117 })
  const name = month?.month.slice(0, 7) ?? ''
  const statement = await feeStatement(made.sellerId, name, null)
  expect(statement?.fees.map(({ isReturned, amountMinor, feeMinor }) => [isReturned, amountMinor, feeMinor])).toEqual([
    [true, -2500, -117],
    [false, 8000, 375],
  ])
  const lines = []
  for await (const line of (await feeCsv(made.sellerId, name)) ?? []) lines.push(line)
  const [head, ...rows] = lines.join('').trim().split('\r\n')
  expect(head).toBe('date_utc,order,entry,currency,amount,marketplace_fee')
  expect(rows.map((row) => row.split(',').slice(2).join())).toEqual(['refund,usd,-25.00,-1.17', 'sale,usd,80.00,3.75'])
  const other = await shippedOrder()
  expect(await feeStatement(other.sellerId, '2020-01', null)).toBeNull()
  expect((await feeStatement(other.sellerId, name, null))?.fees).toHaveLength(1)
  for (const odd of ['2026-13', 'x', "2026-12'"]) expect(await feeStatement(made.sellerId, odd, null)).toBeNull()
})
