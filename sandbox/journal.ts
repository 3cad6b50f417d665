import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** One change: table, id, and the stored row; without a row the id is removed. */
export type Change = [table: string, id: string, row?: unknown]

/** Where committed changes go. Each `append` is one transaction: after a crash it is there whole or not at all. */
export interface Journal {
  append(changes: Change[]): void
  close(): void
}

const HEADER = '{"format":"souk-sandbox-journal","version":1}'

/** A world without a disk. */
export function memoryJournal(): Journal {
  return { append: () => {}, close: () => {} }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text)
  let done = 0
  while (done < bytes.length) done += writeSync(file, bytes, done)
}

/**
 * Reads every whole transaction in the file. The last line may be torn (the process was killed while writing it) and is then
 * dropped; a broken line elsewhere means that the file was damaged by something else, and starting would lose data: it throws.
 */
export function readJournal(path: string): Change[][] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  if (lines[0] !== HEADER) {
    if (lines.length <= 1) return []
    throw new Error(`${path} was not written by this program. Move it away, or give another --data directory.`)
  }
  const transactions: Change[][] = []
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] as string
    if (index === lines.length - 1) break // after the last line feed: empty, or a torn transaction
    try {
      transactions.push(JSON.parse(line) as Change[])
    } catch {
      throw new Error(`${path}, line ${index + 1} is damaged. Move the file away to start with an empty world.`)
    }
  }
  return transactions
}

/**
 * Writes the present state as a new journal and continues on it. The new file replaces the old one by a rename, so a crash at any
 * moment leaves one of the two whole. `rows` are all live rows.
 */
export function compactedJournal(directory: string, rows: Iterable<Change>): Journal {
  mkdirSync(directory, { recursive: true })
  const path = journalPath(directory)
  const file = openSync(`${path}.new`, 'w', 0o600)
  let chunk = `${HEADER}\n`
  for (const row of rows) {
    chunk += `${JSON.stringify([row])}\n`
    if (chunk.length > 1 << 20) {
      writeAll(file, chunk)
      chunk = ''
    }
  }
  writeAll(file, chunk)
  fsyncSync(file)
  renameSync(`${path}.new`, path)
  return {
    append: (changes) => appendWhole(file, `${JSON.stringify(changes)}\n`),
    close: () => {
      fsyncSync(file)
      closeSync(file)
    },
  }
}

/**
 * The kernel has the line when the call returns, so kill -9 of this process loses nothing that was answered. When the disk is full,
 * what was written of the line is taken back and the transaction fails.
 */
function appendWhole(file: number, line: string): void {
  const before = fstatSync(file).size
  try {
    writeAll(file, line)
  } catch (error) {
    ftruncateSync(file, before)
    throw error
  }
}

/** The journal file in a data directory. */
export function journalPath(directory: string): string {
  return join(directory, 'world.jsonl')
}
