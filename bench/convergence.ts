// Part of npm run bench:webhooks: the same events once in order, and once shuffled, doubled and one in five lost, must end in the same state. Runs on an empty,
// migrated database (DATABASE_URL) with a local Stripe of its own.

import { startSandbox } from '@souk/local-stripe'
import { receiveWebhooks } from '@/testing/webhook-receiver'

const SHOPS = 20
const LOST = 0.2

const sandbox = await startSandbox({ asyncDelayMs: 0 })
const { secretKey, publishableKey, clientId } = sandbox.platform
const settings = { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey, STRIPE_CLIENT_ID: clientId, STRIPE_LOCAL_URL: sandbox.url }
Object.assign(process.env, settings)
const receiver = await receiveWebhooks(sandbox)
// Only now: these modules read their settings when they are first used.
const { fetchLost, hearInOrder, knowledgeOf, openShops, processReceived } = await import('@/testing/webhook-world')
const { db, disconnect } = await import('@/lib/db/client')
const { stopJobs } = await import('@/lib/db/jobs/jobs')

await sandbox.control.setDeliveries({ dropped: 1 })
const [orderly] = await openShops(sandbox, 1)
if (!orderly) throw new Error('No shop was opened.')
await hearInOrder(sandbox, [orderly])
const wanted = JSON.stringify(await knowledgeOf(orderly))

await sandbox.control.setDeliveries({ dropped: LOST, doubled: 1, shuffle_ms: 10_000, seed: 1 })
const shops = await openShops(sandbox, SHOPS)
await sandbox.control.advance(60)
const other = async () => (await Promise.all(shops.map(async (shop) => JSON.stringify(await knowledgeOf(shop)) !== wanted))).filter(Boolean).length
await processReceived()
const stored = await db().webhookEvent.count({ where: { accountId: { in: shops.map(({ accountId }) => accountId) } } })
const before = await other()
const found = await fetchLost(shops)
await processReceived()
const after = await other()

const { connect, platform } = receiver.taken
console.log(
  `converges         ${SHOPS} shops, ${connect + platform} deliveries of ${stored} events, shuffled, each sent twice, ${LOST * 100} % of the sendings lost`,
)
console.log(`                  not as with deliveries in order: ${before} shops; after ${found} events from Stripe's list: ${after}`)
await receiver.close()
await stopJobs()
await disconnect()
await sandbox.close()
process.exit(after === 0 && before > 0 && found > 0 ? 0 : 1)
