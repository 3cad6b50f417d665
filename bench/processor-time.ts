import { readdir, readFile } from 'node:fs/promises'

/** Linux counts in hundredths of a second, whatever the machine (`getconf CLK_TCK`). */
const TICK_MS = 10

type Seen = { pid: number; parent: number; ms: number }

/**
 * Processor time that a process and all its descendants have used since they began, milliseconds; children that have ended count with those that waited for them.
 * Read from /proc: only on Linux.
 */
export async function processorMs(root: number): Promise<number> {
  const seen = await everyProcess()
  const family = new Set([root])
  // A child may have a smaller number than its parent: until no further one is found.
  for (let before = 0; before < family.size; ) {
    before = family.size
    for (const { pid, parent } of seen) if (family.has(parent)) family.add(pid)
  }
  return seen.filter(({ pid }) => family.has(pid)).reduce((sum, { ms }) => sum + ms, 0)
}

async function everyProcess(): Promise<Seen[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  return stats.flatMap((stat, at) => {
    // After the name in brackets, which may hold anything: state, parent … and as 12th to 15th the times.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0)
    return stat ? [{ pid: Number(pids[at]), parent: Number(fields[1]), ms: ticks * TICK_MS }] : []
  })
}
