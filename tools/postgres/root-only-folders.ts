import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'

const OUTSIDE = '/var/lib/souk'

/**
 * Root starts PostgreSQL as `nobody`, who cannot walk into a clone under /root. Where that is so, the data folder moves to /var/lib/souk and the
 * programs are copied there once.
 * @param wanted where data and programs would be
 * @param asNobody false (an ordinary person) changes nothing
 * @returns where they are
 */
export async function reachableByNobody(wanted: { data: string; bin: string }, asNobody: boolean): Promise<{ data: string; bin: string }> {
  if (!asNobody) return wanted
  await mkdir(path.dirname(wanted.data), { recursive: true })
  const data = (await openToAll(path.dirname(wanted.data))) ? wanted.data : path.join(await outside(hash(wanted.data)), 'data')
  const bin = (await openToAll(wanted.bin)) ? wanted.bin : await copyPrograms(path.dirname(wanted.bin))
  return { data, bin }
}

async function copyPrograms(native: string): Promise<string> {
  const { mtimeMs } = await stat(native)
  const copy = await outside(`programs-${hash(`${native} ${mtimeMs}`)}`)
  if (!existsSync(path.join(copy, 'complete'))) {
    await cp(native, copy, { recursive: true, verbatimSymlinks: true })
    await mkdir(path.join(copy, 'complete'))
  }
  return path.join(copy, 'bin')
}

async function outside(name: string): Promise<string> {
  const folder = path.join(OUTSIDE, name)
  await mkdir(folder, { recursive: true })
  for (const each of [OUTSIDE, folder]) await chmod(each, 0o755)
  return folder
}

/** Whether every folder on the way lets others pass. */
async function openToAll(folder: string): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (!((await stat(at)).mode & 0o001)) return false
    if (at === path.dirname(at)) return true
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
