// npm run bench:idle: what a shop costs while nobody is there, in processor time a second: the server with its workers, PostgreSQL, and the local Stripe.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { processorMs } from './processor-time'
import { type Bench, onMachine } from './shop'

/** The most processor time a second, milliseconds. Of the shop's, two thirds are V8 making its memory smaller after each minute's jobs. */
const MOST_MS = { shop: 35, PostgreSQL: 20 }
/** What a start leaves to do is done by then. */
const SETTLE_SECONDS = 30
const MEASURE_SECONDS = 120

async function measure(bench: Bench): Promise<boolean> {
  const server = await bench.server()
  const roots = { shop: server.pid, postgres: bench.pids.postgres, stripe: bench.pids.stripe }
  const client = new pg.Client({ connectionString: bench.machine.env.DATABASE_URL })
  await client.connect()
  const look = async () => ({
    shop: await processorMs(roots.shop),
    PostgreSQL: await processorMs(roots.postgres),
    'local Stripe': await processorMs(roots.stripe),
    transactions: await transactions(client),
  })
  await wait(SETTLE_SECONDS * 1000)
  const before = await look()
  await wait(MEASURE_SECONDS * 1000)
  const after = await look()
  const perSecond = (name: keyof typeof before) => (after[name] - before[name]) / MEASURE_SECONDS
  console.log(`\nNobody there, ${MEASURE_SECONDS} s, Node ${process.version}\n`)
  for (const name of ['shop', 'PostgreSQL', 'local Stripe'] as const)
    console.log(`${name.padEnd(16)}${perSecond(name).toFixed(1).padStart(6)} ms a second`)
  console.log(
    `\n${perSecond('transactions').toFixed(1)} transactions a second. The shop may take ${MOST_MS.shop} ms a second, PostgreSQL ${MOST_MS.PostgreSQL}.\n`,
  )
  await client.end()
  await server.stop()
  return perSecond('shop') <= MOST_MS.shop && perSecond('PostgreSQL') <= MOST_MS.PostgreSQL
}

async function transactions(client: pg.Client): Promise<number> {
  await client.query('SELECT pg_stat_clear_snapshot()')
  const { rows } = await client.query<{ count: string }>('SELECT xact_commit AS count FROM pg_stat_database WHERE datname = current_database()')
  return Number(rows[0]?.count)
}

await onMachine(measure)
