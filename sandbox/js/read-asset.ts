import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SOURCES } from '@/sandbox/core/place'

const read = new Map<string, string>()

/** Gives a text file of the pages by its path below `sandbox/`, read once. */
export function readAsset(path: string): string {
  const known = read.get(path)
  if (known !== undefined) return known
  const text = readFileSync(join(SOURCES, path), 'utf8')
  read.set(path, text)
  return text
}
