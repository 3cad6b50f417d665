// npm run db:reset: begins again with an empty database, all migrations and the example shops.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { claim } from '@/tools/start/claim'
import { startGuardian } from '@/tools/start/guarded'
import { startMachine } from '@/tools/start/machine'
import { freePort } from '@/tools/start/ports'
import { progressOn, type Step } from '@/tools/start/progress'
import { startPostgres } from './postgres'
import { placeOf, resetRefusal } from './reset-refusal'

const DATA = '.data'
for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file)

const refusal = resetRefusal(process.env, process.argv.includes('--yes-really'))
if (refusal) {
  console.error(refusal)
  process.exit(1)
}

const guardian = startGuardian()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void guardian.finish().then(() => process.exit(1)))

async function reset(): Promise<void> {
  await claim(DATA, guardian)
  const step = progressOn(process.stdout)
  await (process.env.DATABASE_URL ? emptyOwn(process.env.DATABASE_URL, step) : dropEmbedded(step))
  await startMachine({ data: DATA, port: Number(process.env.PORT) || 3000, stripePort: await freePort(), guardian, step })
}

/** Payments of the local Stripe and mails are of orders that are gone: they go too. */
async function dropEmbedded(step: Step): Promise<void> {
  const dir = path.join(DATA, 'pg')
  guardian.watch({ postgres: dir })
  await step('Deleting the database', async () => (await startPostgres({ dir })).dropDatabase('souk'))
  for (const folder of ['sandbox', 'mailbox']) await rm(path.join(DATA, folder), { recursive: true, force: true })
}

/** A server of one's own may not let us delete its database: the schemas go, the database stays. */
async function emptyOwn(databaseUrl: string, step: Step): Promise<void> {
  await step(`Emptying ${placeOf(databaseUrl)}`, async () => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query('drop schema if exists pgboss cascade; drop schema if exists public cascade; create schema public')
    await client.end()
  })
}

const code = await reset().then(
  () => 0,
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return 1
  },
)
await guardian.finish()
if (code === 0) console.log('\nThe database is as new. Start the shop with `npm start`.')
process.exit(code)
