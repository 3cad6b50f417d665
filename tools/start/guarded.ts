import { spawn } from 'node:child_process'
import path from 'node:path'

/** What a guardian looks after: a process group to stop, a PostgreSQL folder to stop, a file or folder to delete. */
export type Charge = { group: number } | { postgres: string } | { path: string }

export interface Guardian {
  pid: number
  /** From now on this is stopped (or deleted) when we end. */
  watch: (charge: Charge) => void
  /** This process group has ended by itself. */
  forget: (group: number) => void
  /** Stops everything now; resolves when nothing is left. */
  finish: () => Promise<void>
}

/** Starts the process that cleans up after this one, however this one ends (see guardian.ts). */
export function startGuardian(): Guardian {
  const program = path.join(import.meta.dirname, 'guardian.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'ignore', 'inherit'], detached: true })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stdin.on('error', () => {})
  const tell = (message: { watch: Charge } | { forget: number }) => void (child.stdin.writable && child.stdin.write(`${JSON.stringify(message)}\n`))
  return {
    pid: child.pid ?? 0,
    watch: (charge) => tell({ watch: charge }),
    forget: (group) => tell({ forget: group }),
    finish: () => {
      child.stdin.end()
      return gone
    },
  }
}
