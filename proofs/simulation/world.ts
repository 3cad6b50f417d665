// One world of a simulation: a local Stripe and a PostgreSQL of its own, and orders drawn from a seed.
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startSandbox } from '@souk/local-stripe'
import { settingsFor } from '@/proofs/settings'
import { startGuardian } from '@/tools/start/guarded'
import { onlyOwnSettings } from '@/tools/start/settings'
import { takeWebhooks } from './webhooks'

/** Lives through the orders of a seed in this process, and prints what it saw. @returns whether everything is as it must be */
export async function runWorld(seed: number, orders: number): Promise<boolean> {
  const guardian = startGuardian()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void guardian.finish().then(() => process.exit(1)))
  try {
    return await live(seed, orders, guardian)
  } finally {
    await guardian.finish()
  }
}

async function live(seed: number, orders: number, guardian: ReturnType<typeof startGuardian>): Promise<boolean> {
  await onlyOwnSettings()
  const data = await mkdtemp(path.join(tmpdir(), 'souk-simulate-'))
  await chmod(data, 0o755)
  const sandbox = await startSandbox({ seed })
  Object.assign(process.env, await settingsFor(sandbox, data, guardian))
  const webhooks = await takeWebhooks(sandbox)
  // Only now: these modules read their settings when they are first used.
  const { simulate } = await import('./run')
  const began = Date.now()
  const progress = (line: string) => console.log(`  ${line.padEnd(48)} ${((Date.now() - began) / 1000).toFixed(1).padStart(8)} s`)
  const { broken, told, ...seen } = await simulate(sandbox, { seed, orders, progress })
  console.log(
    `\nseed ${seed}: ${Object.entries(seen.ends)
      .map(([end, count]) => `${count} ${end}`)
      .join(
        ', ',
      )}; refunds: ${JSON.stringify(seen.refunds)}; returns: ${JSON.stringify(seen.returns)}; ${seen.deaths} processes died; ${seen.calls} calls`,
  )
  console.log(
    `payouts: ${JSON.stringify(seen.payouts)}; disputes: ${JSON.stringify(seen.disputes)}; captured in part: ${JSON.stringify(seen.partlyCaptured)}`,
  )
  console.log(`books, in minor units: ${JSON.stringify(seen.books)}`)
  for (const line of seen.deposits) console.log(`  ${line}`)
  await sandbox.close()
  webhooks.close().closeAllConnections()
  await (await import('@/lib/db/client')).disconnect()
  for (const story of told) console.log(`\n${story}`)
  console.log(
    broken.length === 0 ? 'Everything is as it must be.' : `\n${broken.length} broken. Again: npm run simulate -- --seed ${seed} --orders ${orders}`,
  )
  return broken.length === 0
}
