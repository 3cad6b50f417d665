import { closeSync, fstatSync, fsync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { Change, Journal } from './change'

/** A journal is written anew while the program runs once it is this large, and twice as large as when it was last written; bytes. */
const LEAST_BYTES = 16 << 20
const GROWTH = 2
/** How much of the new file is written between two requests; bytes. */
const SLICE_BYTES = 1 << 18

/** Writes the whole text. Gives its length in bytes. */
export function writeAll(file: number, text: string): number {
  const bytes = Buffer.from(text)
  let done = 0
  while (done < bytes.length) done += writeSync(file, bytes, done)
  return bytes.length
}

/**
 * The kernel has the line when the call returns, so kill -9 of this process loses nothing that was answered. When the disk is full,
 * what was written of the line is taken back and the transaction fails. Gives the length of the line in bytes.
 */
function appendWhole(file: number, line: string): number {
  const before = fstatSync(file).size
  try {
    return writeAll(file, line)
  } catch (error) {
    ftruncateSync(file, before)
    throw error
  }
}

/** A new journal on its way: the rows that it still lacks, and the lines that came since. */
interface Rewriting {
  file: number
  rows: Iterator<Change>
  bytes: number
  later: string[]
}

/** Where a journal lies, what it begins with, and all live rows. */
export interface Place {
  path: string
  header: string
  rows: () => Iterable<Change>
  /** Below this size it is never written anew; for tests. */
  leastBytes?: number
}

/**
 * A journal that is written anew by and by, without what has been replaced, while it goes on: the old file takes every line until the new one is
 * complete and on the disk, and is then replaced by a rename. A kill at any moment leaves one of the two whole.
 */
export class GrowingJournal implements Journal {
  private file: number
  private readonly place: Place
  private bytes: number
  private limit: number
  private rewriting: Rewriting | null = null
  private isClosed = false

  /** `file` is open for appending and has everything already. */
  constructor(file: number, place: Place) {
    this.file = file
    this.place = place
    this.bytes = fstatSync(file).size
    this.limit = this.nextLimit()
  }

  append(changes: Change[]): void {
    const line = `${JSON.stringify(changes)}\n`
    this.bytes += appendWhole(this.file, line)
    if (this.rewriting) this.rewriting.later.push(line)
    else if (this.bytes > this.limit) this.begin()
  }

  close(): void {
    this.isClosed = true
    this.giveUp()
    fsyncSync(this.file)
    closeSync(this.file)
  }

  private nextLimit(): number {
    return Math.max(this.place.leastBytes ?? LEAST_BYTES, GROWTH * this.bytes)
  }

  /** Takes the rows as they are at this moment. A row is never changed, only replaced. */
  private begin(): void {
    const rows = [...this.place.rows()].values()
    try {
      const file = openSync(`${this.place.path}.new`, 'w', 0o600)
      this.rewriting = { file, rows, bytes: writeAll(file, `${this.place.header}\n`), later: [] }
    } catch {
      this.limit = this.nextLimit()
      return
    }
    setImmediate(() => this.attempt(() => this.writeSlice()))
  }

  private writeSlice(): void {
    if (!this.rewriting) return
    let text = ''
    for (let next = this.rewriting.rows.next(); ; next = this.rewriting.rows.next()) {
      if (!next.done) text += `${JSON.stringify([next.value])}\n`
      if (!next.done && text.length < SLICE_BYTES) continue
      this.rewriting.bytes += writeAll(this.rewriting.file, text)
      if (!next.done) return void setImmediate(() => this.attempt(() => this.writeSlice()))
      break
    }
    fsync(this.rewriting.file, (error) => this.attempt(() => this.replace(error)))
  }

  private replace(error: Error | null): void {
    if (!this.rewriting) return
    if (error) throw error
    const { file, later } = this.rewriting
    if (later.length > 0) {
      this.rewriting.bytes += writeAll(file, later.join(''))
      fsyncSync(file)
    }
    renameSync(`${this.place.path}.new`, this.place.path)
    closeSync(this.file)
    this.file = file
    this.bytes = this.rewriting.bytes
    this.limit = this.nextLimit()
    this.rewriting = null
  }

  /** A disk that is full must not end the program: the old journal goes on, and grows twice as large before the next try. */
  private attempt(step: () => void): void {
    if (this.isClosed) return
    try {
      step()
    } catch {
      this.giveUp()
      this.limit = this.nextLimit()
    }
  }

  private giveUp(): void {
    if (!this.rewriting) return
    closeSync(this.rewriting.file)
    rmSync(`${this.place.path}.new`, { force: true })
    this.rewriting = null
  }
}
