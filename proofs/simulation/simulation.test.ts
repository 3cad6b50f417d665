import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { takeWebhooks } from './webhooks'

await testDatabase()
const SEED = Number(process.env.SIMULATE_SEED) || 1
const ORDERS = Number(process.env.SIMULATE_ORDERS) || 300
const sandbox = await testSandbox({ seed: SEED })
const server = await takeWebhooks(sandbox)
afterAll(() => server.close().closeAllConnections())

test(
  `${ORDERS} orders with everything going wrong (seed ${SEED}) end as the local Stripe's books say`,
  async () => {
    const { simulate } = await import('./run')
    const { broken, told, ...seen } = await simulate(sandbox, { seed: SEED, orders: ORDERS })
    console.log(`seed ${SEED}, ${ORDERS} orders: ${JSON.stringify(seen)}`)
    expect(broken, `npm run simulate -- --seed ${SEED} --orders ${ORDERS}\n${told.join('\n\n')}`).toEqual([])
    expect(seen.deaths).toBeGreaterThan(0)
    for (const end of ['paid', 'canceled']) expect(seen.ends).toHaveProperty(end)
    expect(seen.partlyCaptured).toHaveProperty('captured')
    for (const end of ['refunded', 'declined']) expect(seen.returns).toHaveProperty(end)
  },
  30 * 60_000,
)
