import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Settings } from './processes'

const fileIn = (data: string) => path.join(data, 'settings.json')

/**
 * Keeps what a shop on this machine was started with, secrets included, in a file only its owner can read: for programs that are run beside it.
 * @returns the file, to be deleted when the shop stops
 */
export async function keepSettings(data: string, settings: Settings): Promise<string> {
  const file = fileIn(data)
  // A file that is there keeps its rights: it may have been anybody's.
  await rm(file, { force: true })
  await writeFile(file, JSON.stringify(settings), { mode: 0o600 })
  return file
}

/** What the shop that runs in a data folder was started with; null where none runs. */
export async function runningSettings(data: string): Promise<Settings | null> {
  const text = await readFile(fileIn(data), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as Settings)
}
