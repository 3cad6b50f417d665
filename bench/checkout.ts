// npm run bench:checkout: calls to Stripe, wall time, our own CPU and database round trips of a purchase from 1 to 8 sellers, with 300 ms added to every call to Stripe.
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startGuardian } from '@/tools/start/guarded'
import { startMachine } from '@/tools/start/machine'
import { freePort } from '@/tools/start/ports'
import { progressOn } from '@/tools/start/progress'
import { onlyOwnSettings } from '@/tools/start/settings'

const DELAY_MS = 300
const ROUNDS = 5

const guardian = startGuardian()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void guardian.finish().then(() => process.exit(1)))

async function run(): Promise<boolean> {
  await onlyOwnSettings()
  const data = await mkdtemp(path.join(tmpdir(), 'souk-bench-'))
  await chmod(data, 0o755)
  guardian.watch({ path: data })
  const [port, stripePort] = [await freePort(), await freePort()]
  const machine = await startMachine({ data, port, stripePort, guardian, step: progressOn(process.stdout) })
  Object.assign(process.env, machine.env)
  // Only now: these modules read their settings when they are first used.
  const { measure, closeShop } = await import('./purchase')
  const { report, isWithinBounds } = await import('./report')
  const measured = await measure(machine.stripeUrl ?? '', { delayMs: DELAY_MS, rounds: ROUNDS, progress: (text) => console.error(text) })
  await closeShop()
  console.log(report(measured, { delayMs: DELAY_MS, rounds: ROUNDS }))
  return isWithinBounds(measured)
}

const good = await run().catch((error: unknown) => {
  console.error(error)
  return false
})
await guardian.finish()
process.exit(good ? 0 : 1)
