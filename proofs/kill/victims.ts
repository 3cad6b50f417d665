import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import type { Buyer } from '@/lib/orders/access'
import { freePort } from '@/tools/start/ports'
import { killGroup } from '@/tools/start/processes'

/** One purchase: what is wanted, who wants it, and the cookie that says so to a server. */
export interface Purchase {
  wish: PlaceOrder
  buyer: Buyer
  cookie: string
}

/** A process that sells, and may be killed at any instant. */
interface Victim {
  /** @returns what the buyer was told, or "killed" */
  buy: (purchase: Purchase) => Promise<string>
  kill: () => void
  /** Resolves when nothing of it runs any more. */
  gone: Promise<void>
}
export type OpenVictim = (env: NodeJS.ProcessEnv) => Promise<Victim>

const MOST_MS = 180_000

/** A process that runs the checkout's use case, with connections of its own. */
export const openUseCase: OpenVictim = async (env) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'proofs/kill/victim.ts'], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  const buy = async (purchase: Purchase) => {
    child.stdin.write(`${JSON.stringify(purchase)}\n`)
    const told = await lines.next()
    return told.done ? 'killed' : told.value
  }
  return { buy, kill: () => child.kill('SIGKILL'), gone: goneOf(child) }
}

/** The production server, as `next start` runs it; its jobs are left to workers. It is built already. */
export function openServer(log: string): OpenVictim {
  return async (env) => {
    const port = await freePort()
    const output = openSync(log, 'a')
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-H', 'localhost', '-p', String(port)], {
      env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', JOBS_IN_SERVER: 'no' },
      stdio: ['ignore', output, output],
      detached: true,
    })
    closeSync(output)
    const origin = `http://localhost:${port}`
    await untilItAnswers(`${origin}/`, child)
    const headers = { 'content-type': 'application/json', origin: new URL(env.APP_URL ?? '').origin }
    const buy = async ({ wish, cookie }: Purchase) => {
      const body = JSON.stringify(wish)
      const answer = await fetch(`${origin}/api/checkout`, { method: 'POST', headers: { ...headers, cookie }, body }).catch(() => null)
      const told = (await answer?.json().catch(() => null)) as { status?: string; code?: string } | null
      return String(told?.code ?? told?.status ?? 'killed')
    }
    return { buy, kill: () => killGroup(child.pid ?? 0, 'SIGKILL'), gone: goneOf(child) }
  }
}

/** Resolves when the process has ended. */
export function goneOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + MOST_MS
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The production server did not answer at ${url}`)
}
