// npm run simulate -- --seed N --orders M: orders drawn from a seed, everything going wrong, checked against the local Stripe's own books.
import { parseArgs } from 'node:util'
import { runWorld } from './world'
import { ORDERS_OF_WORLD, runWorlds } from './worlds'

async function run(): Promise<boolean> {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, orders: { type: 'string', default: '2000' } } })
  const [seed, orders] = [Number(values.seed), Number(values.orders)]
  if (!Number.isInteger(seed) || !Number.isInteger(orders) || orders < 1) throw new Error('--seed and --orders take whole numbers')
  return orders > ORDERS_OF_WORLD ? runWorlds(seed, orders) : runWorld(seed, orders)
}

const good = await run().catch((error: unknown) => {
  console.error(error)
  return false
})
process.exit(good ? 0 : 1)
