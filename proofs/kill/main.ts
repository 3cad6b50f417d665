// npm run kill-points: kills a shop process at every call to Stripe and every commit of a three-seller checkout, before and after, and prints how each order ends.
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { settingsFor } from '@/proofs/settings'
import { startSandbox } from '@/sandbox/start'
import { startGuardian } from '@/tools/guarded'
import { onlyOwnSettings } from '@/tools/settings'

const guardian = startGuardian()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void guardian.finish().then(() => process.exit(1)))

async function run(): Promise<boolean> {
  await onlyOwnSettings()
  const data = await mkdtemp(path.join(tmpdir(), 'souk-kill-'))
  await chmod(data, 0o755)
  const sandbox = await startSandbox()
  Object.assign(process.env, await settingsFor(sandbox, data, guardian))
  // Only now: these modules read their settings when they are first used.
  const { lineOf, openRounds } = await import('./rounds')
  const rounds = await openRounds(sandbox)
  const points = await rounds.points()
  console.log(`\n${points.length} points\n`)
  const rows = []
  for (const point of points) {
    const row = await rounds.killAt(point)
    rows.push(row)
    console.log(lineOf(row))
  }
  rounds.close()
  const bad = rows.filter(({ isGood }) => !isGood).length
  console.log(`\n${rows.length} points, ${rows.length - bad} as they must be, ${bad} not`)
  return bad === 0
}

const good = await run().catch((error: unknown) => {
  console.error(error)
  return false
})
await guardian.finish()
process.exit(good ? 0 : 1)
