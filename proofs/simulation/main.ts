// npm run simulate -- --seed N --orders M: orders drawn from a seed, everything going wrong, checked against the local Stripe's own books.
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { settingsFor } from '@/proofs/settings'
import { startSandbox } from '@/sandbox/start'
import { startGuardian } from '@/tools/guarded'
import { onlyOwnSettings } from '@/tools/settings'
import { takeWebhooks } from './webhooks'

const guardian = startGuardian()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void guardian.finish().then(() => process.exit(1)))

async function run(): Promise<boolean> {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, orders: { type: 'string', default: '2000' } } })
  const [seed, orders] = [Number(values.seed), Number(values.orders)]
  if (!Number.isInteger(seed) || !Number.isInteger(orders) || orders < 1) throw new Error('--seed and --orders take whole numbers')
  await onlyOwnSettings()
  const data = await mkdtemp(path.join(tmpdir(), 'souk-simulate-'))
  await chmod(data, 0o755)
  const sandbox = await startSandbox({ seed })
  Object.assign(process.env, await settingsFor(sandbox, data, guardian))
  await takeWebhooks(sandbox)
  // Only now: these modules read their settings when they are first used.
  const { simulate } = await import('./run')
  const began = Date.now()
  const progress = (line: string) => console.log(`  ${line.padEnd(48)} ${((Date.now() - began) / 1000).toFixed(1).padStart(8)} s`)
  const { broken, told, ...seen } = await simulate(sandbox, { seed, orders, progress })
  console.log(
    `\nseed ${seed}: ${Object.entries(seen.ends)
      .map(([end, count]) => `${count} ${end}`)
      .join(', ')}; ${seen.deaths} processes died; ${seen.calls} calls`,
  )
  await (await import('@/lib/db/client')).disconnect()
  for (const story of told) console.log(`\n${story}`)
  console.log(
    broken.length === 0 ? 'Everything is as it must be.' : `\n${broken.length} broken. Again: npm run simulate -- --seed ${seed} --orders ${orders}`,
  )
  return broken.length === 0
}

const good = await run().catch((error: unknown) => {
  console.error(error)
  return false
})
await guardian.finish()
process.exit(good ? 0 : 1)
