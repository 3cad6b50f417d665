// npm run bench:day [-- --orders 1000000 --seed 1]: a day of a marketplace, simulated event by event with the token buckets the shop itself uses: what waits for
// Stripe's limits, what breaks first, and what to ask Stripe for.
import { parseArgs } from 'node:util'
import { type Day, DayOfOrders, type HourSeen, type Peaks } from './day-model'
import { percentile } from './event-load'

const { values } = parseArgs({ options: { orders: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } } })

const DAY: Day = {
  orders: Number(values.orders),
  seed: Number(values.seed),
  sellersOfOrder: [0.75, 0.15, 0.07, 0.03],
  knownCards: 0.4,
  sellers: 20_000,
  rush: 3,
  webCores: 8,
  databaseCores: 8,
  workers: 4,
  callMs: 300,
  readMs: 120,
  // Measured on one core of the machine of docs/scaling.md.
  purchaseCpuMs: 25,
  purchaseDatabaseMs: 12,
  acceptCpuMs: 1.2,
  acceptDatabaseMs: 0.25,
  jobCpuMs: 5,
  jobDatabaseMs: 2.5,
  limit: { account: 100, endpoint: 25 },
}
/** More than the busiest minute, so that a burst within it finds room. */
const HEADROOM = 1.5
/** The share of a limit that a token bucket gives steadily. */
const STEADY = 0.8

function live(day: Day): DayOfOrders {
  const lived = new DayOfOrders(day)
  lived.run()
  return lived
}

function table(hours: HourSeen[]): string {
  const head = ['hour', 'orders', 'calls', 'platform', 'checkout p50', 'p99', 'worst', 'batch p99', 'given up', 'backlog']
  const widths = [5, 9, 9, 10, 14, 9, 9, 11, 10, 9]
  const line = (cells: (string | number)[]) => cells.map((cell, at) => String(cell).padStart(widths[at] ?? 8)).join('')
  const rows = hours.map(({ orders, calls, platformCalls, checkoutWaits, batchWaits, givenUp, backlog }, hour) => {
    const [checkout, batch] = [checkoutWaits.sort((a, b) => a - b), batchWaits.sort((a, b) => a - b)]
    const waits = [percentile(checkout, 0.5), percentile(checkout, 0.99), checkout.at(-1) ?? 0, percentile(batch, 0.99)]
    return line([hour, orders, calls, platformCalls, ...waits.map(seconds), givenUp, backlog])
  })
  return [line(head), ...rows].join('\n')
}

const seconds = (ms: number): string => (ms === 0 ? '–' : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)
const percent = (share: number): string => `${Math.round(share * 100)} %`

/** What is used up at how many orders a day, the first one first. */
function whatBreaks(peaks: Peaks, { orders, limit }: Day): { what: string; used: number; at: number }[] {
  const used = {
    'POST /v1/setup_intents on the platform': peaks.newCards / (limit.endpoint * STEADY),
    'POST /v1/payment_intents, largest seller': peaks.largestSeller / (limit.endpoint * STEADY),
    'web processors': peaks.web,
    'database processors': peaks.database,
  }
  return Object.entries(used)
    .map(([what, share]) => ({ what, used: share, at: orders / share }))
    .sort((a, b) => b.used - a.used)
}

function millions(orders: number): string {
  return `${(orders / 1e6).toFixed(orders < 1e7 ? 2 : 0)} million`
}

function report(name: string, day: Day, lived: DayOfOrders): void {
  const all = lived.hours.flatMap(({ checkoutWaits }) => checkoutWaits)
  console.log(`\n${name}: ${day.limit.account} calls a second for an account, ${day.limit.endpoint} for one kind\n`)
  console.log(table(lived.hours))
  console.log(
    `\norders that waited for a limit at all: ${percent(all.filter((ms) => ms > 0).length / all.length)}; longer than a second: ${percent(all.filter((ms) => ms > 1000).length / all.length)}`,
  )
  const { peaks } = lived
  const rate = (perSecond: number) => perSecond.toFixed(1)
  console.log(
    `busiest minute, in a second: ${rate(peaks.newCards)} new cards, ${rate(peaks.largestSeller)} charges of the largest seller, ${rate(peaks.deliveries)} deliveries`,
  )
}

console.log(
  `${DAY.orders} orders on one day, ${DAY.sellers} sellers, ${percent(1 - DAY.knownCards)} new cards, ${DAY.rush} times the usual for five minutes at noon and at 8 in the evening`,
)
const standard = live(DAY)
report('Stripe’s standard limits', DAY, standard)
console.log('\nwhat is used up at the busiest moment, and at how many orders a day that is all of it:')
for (const { what, used, at } of whatBreaks(standard.peaks, DAY)) console.log(`  ${what.padEnd(42)}${percent(used).padStart(7)}   ${millions(at)}`)

const needed = Math.max(DAY.limit.endpoint, Math.ceil((standard.peaks.newCards * HEADROOM) / STEADY / 5) * 5)
const raised: Day = { ...DAY, limit: { account: Math.max(100, 2 * needed), endpoint: needed } }
report('After asking Stripe', raised, live(raised))
console.log(
  `\nto ask Stripe for, at least six weeks before: ${raised.limit.endpoint} a second for POST /v1/customers and POST /v1/setup_intents, ${raised.limit.account} in all, on the platform’s account`,
)
