// npm run kill-points: kills the production server at every call to Stripe and every commit of a three-seller checkout, before and after, and prints how each
// order ends; then a process that refunds, and one that saves and submits the evidence of a dispute. With --worker it kills a worker that has taken the order over,
// with --use-case a process that runs the use case alone, which is quicker. With --after-payment it leaves the checkout out.
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Sandbox, startSandbox } from '@souk/local-stripe'
import { settingsFor } from '@/proofs/settings'
import { build, isBuilt } from '@/tools/build/build'
import { startGuardian } from '@/tools/start/guarded'
import { progressOn } from '@/tools/start/progress'
import { onlyOwnSettings } from '@/tools/start/settings'
import type { Point } from './point'
import type { Row } from './rounds'
import { type OpenVictim, openServer, openUseCase } from './victims'

const guardian = startGuardian()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void guardian.finish().then(() => process.exit(1)))

async function server(data: string): Promise<OpenVictim> {
  if (!(await isBuilt())) await progressOn(process.stdout)('Building the shop', () => build(path.join(data, 'build.log'), guardian))
  return openServer(path.join(data, 'server.log'))
}

// Only when they run: their modules read the settings when they are first used.
async function checkouts(sandbox: Sandbox, data: string, whom: { worker?: boolean; 'use-case'?: boolean }): Promise<Row[]> {
  const { openRounds } = await import('./rounds')
  const { openWorker } = await import('./worker')
  const victim = whom.worker ? openWorker(path.join(data, 'worker.log')) : whom['use-case'] ? openUseCase : await server(data)
  const rounds = await openRounds(sandbox, victim)
  const rows = await killed(await rounds.points(), rounds.killAt)
  await rounds.close()
  return rows
}

async function deeds(sandbox: Sandbox): Promise<Row[]> {
  const { DEEDS, openDeedRounds } = await import('./deed-rounds')
  const rounds = await openDeedRounds(sandbox)
  const rows: Row[] = []
  for (const deed of DEEDS) rows.push(...(await killed(await rounds.points(deed), (point) => rounds.killAt(deed, point))))
  await rounds.close()
  return rows
}

async function killed(points: Point[], killAt: (point: Point) => Promise<Row>): Promise<Row[]> {
  const { lineOf } = await import('./rounds')
  console.log(`\n${points.length} points\n`)
  const rows: Row[] = []
  for (const point of points) {
    const row = await killAt(point)
    rows.push(row)
    console.log(lineOf(row))
  }
  return rows
}

async function run(): Promise<boolean> {
  const boolean = { type: 'boolean' as const }
  const { values: whom } = parseArgs({ options: { worker: boolean, 'use-case': boolean, 'after-payment': boolean } })
  await onlyOwnSettings()
  const data = await mkdtemp(path.join(tmpdir(), 'souk-kill-'))
  await chmod(data, 0o755)
  const sandbox = await startSandbox()
  Object.assign(process.env, await settingsFor(sandbox, data, guardian))
  const rows = [...(whom['after-payment'] ? [] : await checkouts(sandbox, data, whom)), ...(await deeds(sandbox))]
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
