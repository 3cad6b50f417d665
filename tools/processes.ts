import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

export type Settings = Record<string, string | undefined>

/**
 * The command a process runs, or undefined when there is no such process (a zombie counts as none).
 * @param pid its process id
 */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return listed(pid)
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    if (/^State:\s+[ZX]/m.test(status)) return undefined
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim()
  } catch {
    return undefined
  }
}

function listed(pid: number): Promise<string | undefined> {
  return new Promise((resolve) =>
    execFile('ps', ['-o', 'command=', '-p', String(pid)], (error, stdout) => resolve(error ? undefined : stdout.trim())),
  )
}

/**
 * Runs a Node program of this repository to its end.
 * @param args what follows `node`
 * @returns its exit code and everything it wrote
 */
export function runNode(args: string[], env: Settings = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

export interface Server {
  name: string
  child: ChildProcess
  log: string
}

/**
 * Starts a Node program that goes on running, in a process group of its own so that Ctrl-C reaches it through us only.
 * @param options.log the file its output goes to; absent: our own terminal
 */
export function startNode(options: { name: string; args: string[]; env?: Settings; log?: string }): Server {
  let output: 'inherit' | number = 'inherit'
  if (options.log) {
    mkdirSync(path.dirname(options.log), { recursive: true })
    output = openSync(options.log, 'a')
  }
  const child = spawn(process.execPath, options.args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', output, output],
    detached: true,
  })
  if (typeof output === 'number') closeSync(output)
  return { name: options.name, child, log: options.log ?? 'the lines above' }
}

/**
 * Waits until a server answers at an address.
 * @throws Error with one sentence when it ends before, or does not answer in time
 */
export async function answers(server: Server, url: string, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (Date.now() < deadline) {
    if (server.child.exitCode !== null || server.child.signalCode) throw new Error(`The ${server.name} ended before it answered: see ${server.log}.`)
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).catch(() => undefined)
    if (response && response.status < 500) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The ${server.name} did not answer at ${url} within ${seconds} s: see ${server.log}.`)
}
