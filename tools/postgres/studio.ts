// npm run db:studio: Prisma Studio on the database of this machine (or on DATABASE_URL). Beside a running shop it uses the shop's server, else it starts it.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { claim } from '@/tools/start/claim'
import { startGuardian } from '@/tools/start/guarded'
import { inTerminal } from '@/tools/start/stages'
import { runningPostgres, startPostgres } from './postgres'

const DATA = '.data'
for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file)

const guardian = startGuardian()
// Ctrl-C reaches Studio too: it ends first, and we clean up after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

async function embedded(): Promise<string> {
  const dir = path.join(DATA, 'pg')
  const running = await runningPostgres(dir)
  if (running) return running.url('souk')
  await claim(DATA, guardian)
  guardian.watch({ postgres: dir })
  const postgres = await startPostgres({ dir })
  await postgres.ensureDatabase('souk')
  return postgres.url('souk')
}

async function study(): Promise<number> {
  const url = new URL(process.env.DATABASE_URL || (await embedded()))
  // Ours, for node-postgres alone: Prisma's own programs do not know it.
  url.searchParams.delete('prepare')
  return inTerminal(['node_modules/prisma/build/index.js', 'studio', '--url', url.href, ...process.argv.slice(2)])
}

const code = await study().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return 1
})
await guardian.finish()
process.exit(code)
