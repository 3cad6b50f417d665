// npm run simulate -- --seed N --orders M [--world W]: orders drawn from a seed, everything going wrong, checked against the local Stripe's own books.
import { parseArgs } from 'node:util'
import { runWorld } from './world'
import { runWorlds, worldsOf } from './worlds'

/** A world keeps all it has seen in memory: many orders are lived through in several. */
const ORDERS_OF_WORLD = 2000

async function run(): Promise<boolean> {
  const option = (value: number) => ({ type: 'string', default: String(value) }) as const
  const { values } = parseArgs({ options: { seed: option(1), orders: option(2000), world: option(ORDERS_OF_WORLD) } })
  const [seed, orders, most] = [Number(values.seed), Number(values.orders), Number(values.world)]
  if (![seed, orders, most].every(Number.isInteger) || orders < 1 || most < 1) throw new Error('--seed, --orders and --world take whole numbers')
  return orders > most ? runWorlds(worldsOf(seed, orders, most)) : runWorld(seed, orders)
}

const good = await run().catch((error: unknown) => {
  console.error(error)
  return false
})
process.exit(good ? 0 : 1)
