// npm run kill-points: kills the production server at every call to Stripe and every commit of a three-seller checkout, before and after, and prints how each
// order ends. With --worker it kills a worker that has taken the order over, with --use-case a process that runs the use case alone, which is quicker.
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startSandbox } from '@souk/local-stripe'
import { settingsFor } from '@/proofs/settings'
import { build, isBuilt } from '@/tools/build/build'
import { startGuardian } from '@/tools/start/guarded'
import { progressOn } from '@/tools/start/progress'
import { onlyOwnSettings } from '@/tools/start/settings'
import type { Row } from './rounds'
import { type OpenVictim, openServer, openUseCase } from './victims'

const guardian = startGuardian()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void guardian.finish().then(() => process.exit(1)))

async function server(data: string): Promise<OpenVictim> {
  if (!(await isBuilt())) await progressOn(process.stdout)('Building the shop', () => build(path.join(data, 'build.log'), guardian))
  return openServer(path.join(data, 'server.log'))
}

async function run(): Promise<boolean> {
  const { values: whom } = parseArgs({ options: { worker: { type: 'boolean' }, 'use-case': { type: 'boolean' } } })
  await onlyOwnSettings()
  const data = await mkdtemp(path.join(tmpdir(), 'souk-kill-'))
  await chmod(data, 0o755)
  const sandbox = await startSandbox()
  Object.assign(process.env, await settingsFor(sandbox, data, guardian))
  // Only now: these modules read their settings when they are first used.
  const { lineOf, openRounds } = await import('./rounds')
  const { openWorker } = await import('./worker')
  const victim = whom.worker ? openWorker(path.join(data, 'worker.log')) : whom['use-case'] ? openUseCase : await server(data)
  const rounds = await openRounds(sandbox, victim)
  const points = await rounds.points()
  console.log(`\n${points.length} points\n`)
  const rows: Row[] = []
  for (const point of points) {
    const row = await rounds.killAt(point)
    rows.push(row)
    console.log(lineOf(row))
  }
  await rounds.close()
  const count = (verdict: Row['verdict']) => rows.filter((row) => row.verdict === verdict).length
  console.log(`\n${rows.length} points: ${count('good')} as they must be, ${count('missed')} not there a second time, ${count('bad')} wrong`)
  return count('bad') === 0
}

const good = await run().catch((error: unknown) => {
  console.error(error)
  return false
})
await guardian.finish()
process.exit(good ? 0 : 1)
