// npm start and npm run dev: the whole marketplace on this machine.

import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { brand } from '@/brand'
import { build, isBuilt } from '@/tools/build/build'
import { claim } from './claim'
import { startGuardian } from './guarded'
import { startMachine, startShop } from './machine'
import { claimPort } from './ports'
import { progressOn } from './progress'
import { keepLogsSmall, rotateLogs } from './rotate-logs'
import { keepSettings } from './running-settings'
import { whereToClick } from './where-to-click'

const DATA = '.data'
const STRIPE_PORT = 4242
const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false }, host: { type: 'string' } } })
const { dev } = values
const began = Date.now()
for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file)

const guardian = startGuardian()
let opening = false
let stopping = false

async function stop(code: number, why?: string): Promise<never> {
  if (stopping) return new Promise(() => {})
  stopping = true
  if (why) console.error(`\n${why}`)
  if (opening) console.log('\nStopping …')
  await guardian.finish()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))

// npm runs us in a shell; a signal to npm ends that shell and tells us nothing, except that we have another parent then.
const parent = process.ppid
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && void stop(0), 500).unref()

function sayOtherPort(name: string, wanted: number, port: number): void {
  if (port !== wanted) console.log(`  Port ${wanted} is taken: the ${name} is on ${port}.`)
}

async function start(): Promise<void> {
  const claimed = await claim(DATA, guardian)
  opening = true
  await claimed.started(guardian.pid)
  await rotateLogs(`${DATA}/logs`)
  console.log(`\nOpening ${brand.name}${dev ? ' for development' : ''}\n`)
  const step = progressOn(process.stdout)
  const wanted = Number(process.env.PORT) || 3000
  // Held until the shop itself listens: everything before is told this address.
  const { port, release } = await claimPort(wanted)
  sayOtherPort('shop', wanted, port)
  const host = values.host || undefined
  const machine = await startMachine({ data: DATA, port, stripePort: STRIPE_PORT, host, guardian, step })
  if (machine.stripeUrl && !process.env.STRIPE_SECRET_KEY) sayOtherPort('local Stripe', STRIPE_PORT, Number(new URL(machine.stripeUrl).port))
  for (const server of machine.servers) await claimed.started(server.child.pid ?? 0)
  if (!dev && !(await isBuilt())) await step('Building the shop (only after a change)', () => build(`${DATA}/logs/build.log`, guardian))
  await release()
  const shop = await step('Starting the shop', () => startShop(machine, { data: DATA, port, host, guardian, dev }))
  await claimed.started(shop.child.pid ?? 0)
  guardian.watch({ path: await keepSettings(DATA, machine.env) })
  for (const server of [...machine.servers, shop]) {
    void server.ended.then(() => stop(1, `The ${server.name} ended unexpectedly; the end of ${server.log} says why.`))
  }
  keepLogsSmall(`${DATA}/logs`)
  console.log(whereToClick(machine, (Date.now() - began) / 1000))
}

start().catch((error: unknown) => stop(1, error instanceof Error ? error.message : String(error)))
