import { copyFile, readdir, rename, stat, truncate } from 'node:fs/promises'
import path from 'node:path'

/** `shop.log` of at most `maxBytes`, and older ones in `shop.log.1`, `shop.log.2` …, the oldest of which goes. */
export type LogLimits = { maxBytes: number; generations: number }

const LOG_LIMITS: LogLimits = { maxBytes: 10 * 1024 * 1024, generations: 3 }
const LOOK_EVERY_MS = 30_000

/**
 * Puts aside every log of a folder that has grown too large. The programs that write them keep their files open (to append), so a log is copied and emptied,
 * never moved; a line written between the two is lost.
 */
export async function rotateLogs(folder: string, limits: LogLimits = LOG_LIMITS): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((each) => each.endsWith('.log'))) await rotate(path.join(folder, name), limits)
}

async function rotate(file: string, { maxBytes, generations }: LogLimits): Promise<void> {
  if ((await stat(file)).size <= maxBytes) return
  for (let age = generations - 1; age > 0; age--) await rename(`${file}.${age}`, `${file}.${age + 1}`).catch(() => undefined)
  await copyFile(file, `${file}.1`)
  await truncate(file)
}

/** Keeps the logs of a folder within their limits from now on, as long as this process lives. */
export function keepLogsSmall(folder: string): void {
  setInterval(() => void rotateLogs(folder).catch(() => undefined), LOOK_EVERY_MS).unref()
}
