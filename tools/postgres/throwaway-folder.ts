import { chmod, mkdtemp, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import path from 'node:path'

/** A file system in memory that Linux has. */
const IN_MEMORY = '/dev/shm'
/** A run of all tests takes less, its browser and servers as much again. */
const ROOM = 3 * 2 ** 30

/**
 * A new folder for data of tests, which anybody may read. In memory where there is room: a database is a thousand files, and to make those
 * took ten to twenty times as long on the disks that were tried.
 */
export async function throwawayFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(path.join((await hasRoom()) ? IN_MEMORY : tmpdir(), prefix))
  await chmod(folder, 0o755)
  return folder
}

async function hasRoom(): Promise<boolean> {
  const found = await statfs(IN_MEMORY).catch(() => null)
  return found !== null && found.bavail * found.bsize > ROOM && freemem() > 2 * ROOM
}
