// npm run bench:reconcile [-- --sellers 20000 --transactions 1000000]: what it costs to keep books and compare them with Stripe: calls and time under Stripe's limits
// (virtual), and our own work for each order, each night and each account (real).
import { parseArgs } from 'node:util'
import type { OwnWork } from './reconcile/own-work'
import { readAll } from './reconcile/pass'
import { type Bench, onMachine } from './shop'

const { values } = parseArgs({ options: { sellers: { type: 'string', default: '20000' }, transactions: { type: 'string', default: '1000000' } } })
const [sellers, transactions] = [Number(values.sellers), Number(values.transactions)]
const DAYS = 30
const CALL_MS = 300

async function measure({ machine }: Bench): Promise<boolean> {
  Object.assign(process.env, machine.env)
  const begun = Date.now()
  const say = (text: string) => console.log(`${text.padEnd(100)} ${((Date.now() - begun) / 1000).toFixed(0).padStart(6)} s`)
  const { measureOwnWork } = await import('./reconcile/own-work')
  const own = await measureOwnWork({ sellers, transactions }, say)
  console.log(`\nOur own work with ${transactions} transactions of ${sellers} sellers in ${DAYS} days\n`)
  for (const { name, ms, note } of own) console.log(`${name.padEnd(44)}${`${ms.toFixed(2)} ms`.padStart(14)}  ${note}`)
  virtual(own.find(({ name }) => name === 'compare an average account'))
  await (await import('@/lib/db/client')).disconnect()
  return true
}

/** A day's transactions are read: of all accounts, and of those alone in which something happened, with a seventh of the others. */
function virtual(compare: OwnWork | undefined): void {
  const active = Math.min(sellers, Math.ceil(sellers / 8))
  const some = active + Math.ceil((sellers - active) / 7)
  const aDay = transactions / DAYS / 2
  console.log(`\nA day's ${Math.round(2 * aDay)} transactions, read in virtual time, ${CALL_MS} ms a call, 4 workers\n`)
  console.log(`${'read'.padEnd(44)}${'limit'.padStart(10)}${'calls'.padStart(10)}${'minutes'.padStart(10)}${'our own'.padStart(10)}`)
  for (const [name, accounts] of [
    [`${some} accounts: marked, and a seventh`, some],
    [`all ${sellers} accounts`, sellers],
  ] as const) {
    for (const limit of [
      { account: 100, endpoint: 25 },
      { account: 25, endpoint: 25 },
    ]) {
      const of = { accounts, transactions: aDay, platformTransactions: aDay, limit, callMs: CALL_MS, ownMs: compare?.ms ?? 0, workers: 4 }
      const { calls, minutes, platformMinutes } = readAll(of)
      const cells = [`${limit.account}/${limit.endpoint}`, calls, minutes.toFixed(1), platformMinutes.toFixed(1)]
      console.log(name.padEnd(44) + cells.map((cell) => String(cell).padStart(10)).join(''))
    }
  }
}

await onMachine(measure)
