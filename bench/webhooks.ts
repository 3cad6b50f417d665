// npm run bench:webhooks: how many deliveries the production server accepts and how many events a worker processes, beside what the same PostgreSQL inserts; then
// whether deliveries that are shuffled, doubled and lost end in the same state as those that come in order.
import { cpus } from 'node:os'
import { deliver, makeDeliveries, percentile } from './event-load'
import { plainInserts } from './plain-inserts'
import { type Bench, onMachine } from './shop'

const EVENTS = 10_000
const WARM_UP = 1000
const CONNECTIONS = 64
const ORDERS = 100
/** Of the rate of plain inserts; less is a failure. */
const LEAST_SHARE = 1 / 3

async function measure(bench: Bench): Promise<boolean> {
  Object.assign(process.env, bench.machine.env)
  // What happens while orders are made is not what is measured.
  await bench.control.setDeliveries({ dropped: 1 })
  // Only now: these modules read their settings when they are first used.
  const { eventsOfPaidOrders } = await import('./paid-orders')
  const { keepWaiting, processAll, waiting } = await import('./process-events')
  const { closeShop } = await import('./purchase')
  const subjects = await eventsOfPaidOrders(ORDERS)
  const secret = bench.machine.env.STRIPE_CONNECT_WEBHOOK_SECRETS ?? ''
  const deliveries = (count: number) => makeDeliveries(subjects, count, secret)
  const database = bench.machine.env.DATABASE_URL ?? ''
  const bodies = deliveries(EVENTS / 2).map(({ body }) => body)
  console.log(
    `\n${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}; ${EVENTS} events of ${Math.round((bodies[0]?.length ?? 0) / 100) / 10} kB\n`,
  )

  const path = '/api/stripe/webhooks/connect'
  const before = await plainInserts(database, bodies)
  const accept = async (name: string, { url, stop }: { url: string; stop: () => Promise<void> }, count: number) => {
    await deliver(`${url}${path}`, deliveries(WARM_UP), CONNECTIONS)
    const { perSecond, tookMs } = await deliver(`${url}${path}`, deliveries(count), CONNECTIONS)
    await stop()
    const times = `p50 ${percentile(tookMs, 0.5).toFixed(1)} ms, p99 ${percentile(tookMs, 0.99).toFixed(1)} ms at ${CONNECTIONS} connections`
    return {
      perSecond,
      line: (inserts: number) => `${name.padEnd(18)}${perSecond.toFixed(0)} a second, ${(perSecond / inserts).toFixed(2)} of plain inserts; ${times}`,
    }
  }
  const inbox = await accept('accepted (inbox)', await bench.inbox(), EVENTS)
  const between = await plainInserts(database, bodies)
  const next = await accept('accepted (Next)', await bench.server({ JOBS_IN_SERVER: 'no' }), EVENTS / 2)
  const after = await plainInserts(database, bodies)
  const inserts = (before + between + after) / 3
  const each = [before, between, after].map((rate) => rate.toFixed(0)).join(', ')
  console.log(`plain inserts     ${inserts.toFixed(0)} a second (${each}), each on disk, over 20 connections`)
  // Beside its own neighbours: the machine may be busier at one time than at another.
  const share = inbox.perSecond / ((before + between) / 2)
  console.log(inbox.line((before + between) / 2))
  console.log(next.line((between + after) / 2))

  await keepWaiting(EVENTS)
  const worker = bench.workers(1)
  console.log(
    `processed         ${(await processAll()).toFixed(0)} a second by one worker (${EVENTS} events, those of charges re-read from the local Stripe)`,
  )
  await worker.stop()

  const whole = await bench.server()
  const together = await deliver(`${whole.url}${path}`, deliveries(EVENTS / 2), CONNECTIONS)
  const left = await waiting()
  console.log(`in one process    ${together.perSecond.toFixed(0)} accepted a second while it processes (${EVENTS / 2 - left} were done by then)`)
  await whole.stop()
  await closeShop()
  if (share < LEAST_SHARE) console.log(`too few           the inbox accepts less than ${LEAST_SHARE.toFixed(2)} of plain inserts`)
  return (await converges(bench)) && share >= LEAST_SHARE
}

/** Says what it finds; in a process and on a database of its own. */
async function converges(bench: Bench): Promise<boolean> {
  const program = { args: ['--import', 'tsx', 'bench/convergence.ts'], env: { DATABASE_URL: await bench.emptyDatabase('convergence') } }
  return (await bench.run(program)) === 0
}

await onMachine(measure)
