import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Guardian } from './guarded'

export type Settings = Record<string, string | undefined>

export interface Program {
  /** What a person calls it: "shop", "local Stripe". */
  name: string
  /** What follows `node`. */
  args: string[]
  env?: Settings
  /** The file its output is added to. */
  log: string
  guardian: Guardian
}

export interface Running {
  name: string
  log: string
  child: ChildProcess
  /** Resolves with the exit code when it ends (a signal counts as 1). */
  ended: Promise<number>
}

/** Starts a Node program in a process group of its own, so that Ctrl-C reaches it only through us and its own children go with it. */
export function startProgram({ name, args, env, log, guardian }: Program): Running {
  mkdirSync(path.dirname(log), { recursive: true })
  const output = openSync(log, 'a')
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', output, output], detached: true })
  closeSync(output)
  const pid = child.pid ?? 0
  guardian.watch({ group: pid })
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => {
      killGroup(pid, 'SIGKILL')
      guardian.forget(pid)
      resolve(code ?? 1)
    })
  })
  return { name, log, child, ended }
}

/**
 * Runs a Node program to its end.
 * @throws Error with one sentence and the end of what it wrote when it fails
 */
export async function runProgram(program: Program): Promise<void> {
  const size = (await readFile(program.log, 'utf8').catch(() => '')).length
  if ((await startProgram(program).ended) === 0) return
  const wrote = (await readFile(program.log, 'utf8')).slice(size).trim().split('\n')
  throw new Error(`${program.name} failed:\n${wrote.slice(-30).join('\n')}`)
}

/**
 * Waits until a server answers at an address.
 * @param isOurs reads from an answer whether it comes from this server: on a port that two have wanted, another one may answer
 * @throws Error with one sentence when it ends before, or does not answer in time
 */
export async function answers(
  server: Running,
  url: string,
  { seconds = 60, isOurs = async () => true }: { seconds?: number; isOurs?: (answer: Response) => Promise<boolean> } = {},
): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (Date.now() < deadline) {
    const { exitCode, signalCode } = server.child
    if (exitCode !== null || signalCode) throw new Error(`The ${server.name} ended before it answered; the end of ${server.log} says why.`)
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
    if (response && response.status < 500 && (await isOurs(response).catch(() => false))) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The ${server.name} did not answer at ${url} within ${seconds} s; the end of ${server.log} may say why.`)
}

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

/** Sends a signal to a process group; one that is gone already is no error. */
export function killGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, signal)
  } catch {
    // Gone already.
  }
}
