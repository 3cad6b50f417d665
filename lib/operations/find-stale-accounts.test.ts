import { afterAll, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { findStaleAccounts } from './find-stale-accounts'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
registerHandlers(handlers)

test('an account not read for a day is read again, and no other', async () => {
  const [stale, fresh, gone] = [await market.seller(), await market.seller(), await market.seller()]
  const dayAgo = new Date(Date.now() - 25 * 3600_000)
  const change = (accountId: string, data: object) => db().connectedAccount.updateMany({ where: { accountId }, data })
  for (const { accountId } of [stale, gone]) await change(accountId, { syncedAt: dayAgo })
  await change(gone.accountId, { status: 'disconnected' })
  // The webhook of this was missed: there is no endpoint here.
  for (const { accountId } of [stale, fresh, gone]) await sandbox.control.changeAccount(accountId, { charges_enabled: false })
  expect(await findStaleAccounts()).toBe(1)
  await drain(Date.now() + 20_000)
  const canCharge = async ({ accountId }: { accountId: string }) =>
    (await db().connectedAccount.findFirstOrThrow({ where: { accountId } })).chargesEnabled
  expect([await canCharge(stale), await canCharge(fresh), await canCharge(gone)]).toEqual([false, true, true])
  expect(await findStaleAccounts()).toBe(0)
})
