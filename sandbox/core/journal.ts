import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Change, Journal } from './change'
import { GrowingJournal, writeAll } from './growing-journal'

const READ_BYTES = 1 << 22
const HEADER = '{"format":"souk-sandbox-journal","version":1}'

/** A world without a disk. */
export function memoryJournal(): Journal {
  return { append: () => {}, close: () => {} }
}

/** Every line that ends in a line feed, in pieces: a journal may be longer than the longest text. `end` is the place after it in the file. */
function* wholeLines(path: string): Iterable<{ text: string; end: number }> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(READ_BYTES)
    let rest: Buffer = Buffer.alloc(0)
    let place = 0
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk.subarray(0, length)]) : chunk.subarray(0, length)
      let from = 0
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
        place += at + 1 - from
        yield { text: bytes.toString('utf8', from, at), end: place }
        from = at + 1
      }
      rest = Buffer.from(bytes.subarray(from))
    }
  } finally {
    closeSync(file)
  }
}

function parseLine(path: string, number: number, text: string): Change[] {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${path}, line ${number} is damaged. Move the file away to start with an empty world.`)
  }
}

/** What reading a journal gives beside the changes: where its last whole line ends, and how many changes there were. */
export interface ReadJournal {
  end: number
  changes: number
}

/**
 * Hands every change of every whole transaction in the file to `load`, in order. The last line may be torn (the process was killed while writing
 * it) and is then left out; a broken line elsewhere means that the file was damaged by something else, and starting would lose data: it throws.
 */
export function readJournal(path: string, load: (change: Change) => void): ReadJournal {
  const found: ReadJournal = { end: 0, changes: 0 }
  if (!existsSync(path)) return found
  let number = 0
  for (const { text, end } of wholeLines(path)) {
    number += 1
    found.end = end
    if (number === 1) {
      if (text !== HEADER) throw new Error(`${path} was not written by this program. Move it away, or give another --data directory.`)
      continue
    }
    for (const change of parseLine(path, number, text)) {
      found.changes += 1
      load(change)
    }
  }
  return found
}

/**
 * Writes the present state as a new journal and continues on it. The new file replaces the old one by a rename, so a crash at any
 * moment leaves one of the two whole. `rows` gives all live rows.
 */
export function compactedJournal(directory: string, rows: () => Iterable<Change>): Journal {
  mkdirSync(directory, { recursive: true })
  const path = journalPath(directory)
  const file = openSync(`${path}.new`, 'w', 0o600)
  let chunk = `${HEADER}\n`
  for (const row of rows()) {
    chunk += `${JSON.stringify([row])}\n`
    if (chunk.length > 1 << 20) {
      writeAll(file, chunk)
      chunk = ''
    }
  }
  writeAll(file, chunk)
  fsyncSync(file)
  renameSync(`${path}.new`, path)
  return new GrowingJournal(file, { path, header: HEADER, rows })
}

/** Continues on the journal that is there; what lies after `end`, a torn line, is cut off, and a new one that a kill left unfinished is removed. */
export function continuedJournal(directory: string, end: number, rows: () => Iterable<Change>): Journal {
  const path = journalPath(directory)
  rmSync(`${path}.new`, { force: true })
  const file = openSync(path, 'r+')
  ftruncateSync(file, end)
  closeSync(file)
  return new GrowingJournal(openSync(path, 'a'), { path, header: HEADER, rows })
}

/** The journal file in a data directory. */
export function journalPath(directory: string): string {
  return join(directory, 'world.jsonl')
}
