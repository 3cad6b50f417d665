import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '@/tools/start/ports'

const PGBOUNCER = '/usr/sbin/pgbouncer'

// A client's own `set` stays with the connection it happened to have: in transaction mode PgBouncer says this to every one it opens.
const CONNECT = "set time zone ''UTC''; set statement_timeout = 15000; set lock_timeout = 10000; set idle_in_transaction_session_timeout = 60000"

/** Whether this machine has PgBouncer (Debian: apt-get install pgbouncer). */
export const hasPgBouncer = () => existsSync(PGBOUNCER)

/** Starts PgBouncer in transaction mode in front of a database, with the settings of docs/deploy.md. */
export async function startPgBouncer(database: URL): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'souk-pooler-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const lines = [
    '[databases]',
    `* = host=${database.hostname} port=${database.port} user=postgres connect_query='${CONNECT}'`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'auth_type = any',
    'pool_mode = transaction',
    'default_pool_size = 20',
    'unix_socket_dir =',
  ]
  const settings = path.join(folder, 'pgbouncer.ini')
  await writeFile(settings, `${lines.join('\n')}\n`)
  // It refuses to run as root.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const child = spawn(PGBOUNCER, [settings], { ...nobody, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (text) => /process up/.test(String(text)) && resolve())
    child.once('exit', (code) => reject(new Error(`PgBouncer ended with ${code}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  return { url: `postgresql://postgres@127.0.0.1:${port}${database.pathname}`, stop }
}
