import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const heldHere = new Set<string>()

/** Start time of a process from /proc, which tells a process from a later one with the same number; empty where there is no /proc. */
function startedAt(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Takes a data directory for this process: two programs writing one journal would destroy it. A lock left by a killed process is
 * taken over. Gives the function that releases it; throws a sentence for the person when another process holds it.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'lock')
  const [pidText = '', started = ''] = readLock(path)
  const pid = Number(pidText)
  const othersHold = pid > 0 && pid !== process.pid && isAlive(pid) && startedAt(pid) === started
  if (othersHold || heldHere.has(path)) {
    throw new Error(`${directory} is in use by another local Stripe (process ${pid}). Stop it, or give another --data directory.`)
  }
  writeFileSync(path, `${process.pid} ${startedAt(process.pid)}`)
  heldHere.add(path)
  return () => {
    heldHere.delete(path)
    rmSync(path, { force: true })
  }
}

function readLock(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split(' ')
  } catch {
    return []
  }
}
