import { chmod, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ControlClient, createControlClient } from '@souk/local-stripe/control'
import pg from 'pg'
import { build, isBuilt } from '@/tools/build/build'
import { migrate } from '@/tools/postgres/schema'
import { type Guardian, startGuardian } from '@/tools/start/guarded'
import { type Machine, startMachine, startShop } from '@/tools/start/machine'
import { freePort } from '@/tools/start/ports'
import { answers, killGroup, type Running, startProgram } from '@/tools/start/processes'
import { progressOn } from '@/tools/start/progress'
import { onlyOwnSettings } from '@/tools/start/settings'
import { inTerminal } from '@/tools/start/stages'
import { startBare } from './pages/start-bare'

/** A machine with everything the shop stands on, for a bench: a durable database, the local Stripe, and servers and workers as many as are asked for. */
export type Bench = {
  machine: Machine
  stripeUrl: string
  /** The production server on a port of its own, or on the one that the local Stripe delivers to. */
  server: (settings?: Record<string, string>, port?: number) => Promise<{ url: string; pid: number; stop: () => Promise<void> }>
  /** A bare page of the same framework, for comparison. */
  bare: () => Promise<{ url: string; pid: number; stop: () => Promise<void> }>
  /** `npm run inbox` on a port of its own. */
  inbox: () => Promise<{ url: string; stop: () => Promise<void> }>
  /** `npm run worker`, so many of them. */
  workers: (count: number) => { stop: () => Promise<void> }
  control: ControlClient
  /** The processes the shop stands on, for what they cost. */
  pids: { postgres: number; stripe: number }
  /** A further, migrated database beside the shop's. */
  emptyDatabase: (name: string) => Promise<string>
  /** A Node program with the machine's settings, writing to this terminal. @returns its exit code */
  run: (program: { args: string[]; env: Record<string, string> }) => Promise<number>
}

/** Runs a bench on a machine of its own, says so when it failed, and leaves nothing running. */
export async function onMachine(measure: (bench: Bench) => Promise<boolean>): Promise<never> {
  const guardian = startGuardian()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void guardian.finish().then(() => process.exit(1)))
  const good = await prepare(guardian)
    .then(measure)
    .catch((error: unknown) => {
      console.error(error)
      return false
    })
  await guardian.finish()
  process.exit(good ? 0 : 1)
}

async function prepare(guardian: Guardian): Promise<Bench> {
  await onlyOwnSettings()
  const data = await mkdtemp(path.join(tmpdir(), 'souk-bench-'))
  await chmod(data, 0o755)
  guardian.watch({ path: data })
  const step = progressOn(process.stdout)
  const [port, stripePort] = [await freePort(), await freePort()]
  const machine = await startMachine({ data, port, stripePort, guardian, step, asyncDelayMs: 0 })
  const stripeUrl = machine.stripeUrl ?? ''
  return {
    machine,
    stripeUrl,
    control: createControlClient(stripeUrl),
    pids: { postgres: await postmaster(data), stripe: machine.servers[0]?.child.pid ?? 0 },
    server: async (settings = {}, asked) => {
      if (!(await isBuilt())) await step('Building the shop', () => build(path.join(data, 'logs/build.log'), guardian))
      const own = asked ?? (await freePort())
      const shop = await startShop({ ...machine, env: { ...machine.env, ...settings } }, { data, port: own, guardian, dev: false })
      return { url: `http://localhost:${own}`, pid: shop.child.pid ?? 0, stop: () => stop([shop]) }
    },
    bare: () => step('Building a bare page', () => startBare({ data, guardian })),
    inbox: async () => {
      const own = await freePort()
      const env = { ...machine.env, NODE_ENV: 'production', PORT: String(own) }
      const inbox = startProgram({ name: 'inbox', args: ['--import', 'tsx', 'jobs/inbox.ts'], env, log: path.join(data, 'logs/inbox.log'), guardian })
      await answers(inbox, `http://localhost:${own}/`)
      return { url: `http://localhost:${own}`, stop: () => stop([inbox]) }
    },
    workers: (count) => {
      const log = path.join(data, 'logs/worker.log')
      const program = { name: 'worker', args: ['--import', 'tsx', 'jobs/main.ts'], env: { ...machine.env, NODE_ENV: 'production' }, log, guardian }
      const running = Array.from({ length: count }, () => startProgram(program))
      return { stop: () => stop(running) }
    },
    emptyDatabase: async (name) => {
      const url = new URL(machine.env.DATABASE_URL ?? '')
      const client = new pg.Client({ connectionString: url.href })
      await client.connect()
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
      await client.end()
      url.pathname = `/${name}`
      await migrate(url.href, path.join(data, 'logs/database.log'), guardian)
      return url.href
    },
    run: ({ args, env }) => inTerminal(args, { ...definedOnly(machine.env), ...env }),
  }
}

/** PostgreSQL writes its number into the first line of a file beside its data. */
async function postmaster(data: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(data, 'pg/data/postmaster.pid'), 'utf8'), 10)
}

function definedOnly(settings: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

async function stop(running: Running[]): Promise<void> {
  for (const { child } of running) killGroup(child.pid ?? 0, 'SIGTERM')
  await Promise.all(running.map(({ ended }) => ended))
}
