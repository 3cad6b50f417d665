import { spawn } from 'node:child_process'
import path from 'node:path'

/** What a guardian looks after: a process group to stop, a PostgreSQL folder to stop, a folder to delete. */
export type Charge = { group: number } | { postgres: string } | { folder: string }

export interface Guardian {
  pid: number
  /** From now on this is stopped (or deleted) when we end. */
  watch: (charge: Charge) => void
  /** Stops everything now; resolves when nothing is left. */
  finish: () => Promise<void>
}

/** Starts the process that cleans up after this one (see guardian.ts). */
export function startGuardian(): Guardian {
  const program = path.join(import.meta.dirname, 'guardian.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'ignore', 'inherit'], detached: true })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stdin.on('error', () => {})
  return {
    pid: child.pid ?? 0,
    watch: (charge) => void child.stdin.write(`${JSON.stringify(charge)}\n`),
    finish: () => {
      child.stdin.end()
      return gone
    },
  }
}
