import { afterAll, afterEach, expect, test } from 'vitest'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { handlers } from './handlers'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

test('an account that could not be read is read again later, not taken for done', async () => {
  const { accountId } = await market.seller()
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/accounts/', action: 'error_500_before', times: 999 })
  await expect(handlers['sync-account']({ accountId })).rejects.toThrow(/did not answer/)
})
