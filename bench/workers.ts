// npm run bench:workers: how many webhook events 1, 2 and 4 worker processes do in a second, each re-read from a local Stripe that answers as slowly as the real one.
import { cpus } from 'node:os'
import { makeDeliveries } from './event-load'
import { type Bench, onMachine } from './shop'

const EVENTS = 600
const ORDERS = 50
/** As long as reading an object at Stripe takes on a slow day, and not at all. */
const DELAYS_MS = [500, 0]
const COUNTS = [1, 2, 4]

async function measure(bench: Bench): Promise<boolean> {
  Object.assign(process.env, bench.machine.env)
  await bench.control.setDeliveries({ dropped: 1 })
  // Only now: these modules read their settings when they are first used.
  const { eventsOfPaidOrders } = await import('./paid-orders')
  const { processAll } = await import('./process-events')
  const { storeEvent } = await import('@/lib/db/webhooks/webhook-inbox')
  const { closeShop } = await import('./purchase')
  // Of each payment the event for which the charge is read from Stripe.
  const subjects = (await eventsOfPaidOrders(ORDERS)).filter(({ type }) => type === 'charge.updated')
  console.log(`\n${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}; ${EVENTS} events, one call to Stripe each\n`)
  console.log(`${'Stripe answers in'.padEnd(20)}${'workers'.padStart(8)}${'a second'.padStart(10)}${'times one'.padStart(11)}`)
  for (const delayMs of DELAYS_MS) {
    let one = 0
    for (const count of COUNTS) {
      const events = makeDeliveries(subjects, EVENTS, 'unused')
      const facts = { scope: 'connect' as const, type: 'charge.updated', livemode: false, created: new Date() }
      await Promise.all(events.map(({ id, body }) => storeEvent({ ...facts, id, accountId: subjects[0]?.account ?? null, rawBody: body })))
      await bench.control.settings({ delay_ms: delayMs })
      const workers = bench.workers(count)
      const perSecond = await processAll()
      await workers.stop()
      one ||= perSecond
      console.log(
        `${`${delayMs} ms`.padEnd(20)}${String(count).padStart(8)}${perSecond.toFixed(0).padStart(10)}${(perSecond / one).toFixed(2).padStart(11)}`,
      )
    }
  }
  console.log(
    '\nA worker has 16 events in hand at most: while Stripe is waited for, workers add up; once the processors are busy, they share them.\n',
  )
  await closeShop()
  return true
}

await onMachine(measure)
