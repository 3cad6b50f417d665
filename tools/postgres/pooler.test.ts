import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { freePort } from '@/tools/start/ports'
import { isPooled, looksPooled } from './pooler'

await testDatabase()
const PGBOUNCER = '/usr/sbin/pgbouncer'

test.each([
  ['postgresql://u:p@ep-cool-name-1234-pooler.eu-central-1.aws.neon.tech/souk', true],
  ['postgresql://u:p@aws-0-eu-central-1.pooler.supabase.com:6543/postgres', true],
  ['postgresql://u:p@pooled.db.prisma.io:5432/postgres', true],
  ['postgresql://u:p@db.example:5432/souk?pgbouncer=true', true],
  ['postgresql://u:p@127.0.0.1:6432/souk', true],
  ['postgresql://u:p@ep-cool-name-1234.eu-central-1.aws.neon.tech/souk', false],
  ['postgresql://postgres@127.0.0.1:5432/souk', false],
])('tells by the address %s whether a pooler is there: %s', (url, expected) => {
  expect(looksPooled(url)).toBe(expected)
})

test('PostgreSQL itself gives every connection a process of its own', async () => {
  expect(await isPooled(process.env.DATABASE_URL ?? '')).toBe(false)
})

test.runIf(existsSync(PGBOUNCER))('PgBouncer in transaction mode gives one process to both connections', async () => {
  const pooler = await startPgBouncer(new URL(process.env.DATABASE_URL ?? ''))
  try {
    expect(await isPooled(pooler.url)).toBe(true)
  } finally {
    await pooler.stop()
  }
})

async function startPgBouncer(database: URL): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'souk-pooler-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const lines = ['[databases]', `* = host=${database.hostname} port=${database.port} user=postgres`, '[pgbouncer]', 'listen_addr = 127.0.0.1']
  lines.push(
    `listen_port = ${port}`,
    'auth_type = any',
    'pool_mode = transaction',
    'unix_socket_dir =',
    'ignore_startup_parameters = extra_float_digits',
  )
  const settings = path.join(folder, 'pgbouncer.ini')
  await writeFile(settings, `${lines.join('\n')}\n`)
  // It refuses to run as root.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const child: ChildProcess = spawn(PGBOUNCER, [settings], { ...nobody, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (text) => /process up/.test(String(text)) && resolve())
    child.once('exit', (code) => reject(new Error(`PgBouncer ended with ${code}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  return { url: `postgresql://postgres@127.0.0.1:${port}${database.pathname}`, stop }
}
