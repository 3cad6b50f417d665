import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Change } from './change'
import { GrowingJournal } from './growing-journal'
import { compactedJournal, readJournal } from './journal'

const LEAST = 20_000
const HEADER = '{"format":"souk-sandbox-journal","version":1}'
let directory = ''
let rows: Map<string, Change>
let journal: GrowingJournal

const path = () => join(directory, 'world.jsonl')
const settled = () => expect.poll(() => existsSync(`${path()}.new`)).toBe(false)

/** What a program that starts with this directory would have: the last value of each row. */
function stored(folder: string): Record<string, number> {
  const found: Record<string, number> = {}
  readJournal(join(folder, 'world.jsonl'), ([, id, row]) => {
    if (row) found[id] = (row.object as unknown as { n: number }).n
    else delete found[id]
  })
  return found
}

function write(id: string, n: number): void {
  const change = ['session', id, { id, account: '', seq: 1, object: { n, text: 'x'.repeat(200) }, hidden: {} }] as unknown as Change
  rows.set(id, change)
  journal.append([change])
}

function remove(id: string): void {
  rows.delete(id)
  journal.append([['session', id]])
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'journal-'))
  rows = new Map()
  compactedJournal(directory, () => []).close()
  journal = reopened()
})
afterEach(() => {
  journal.close()
  rmSync(directory, { recursive: true, force: true })
})

function reopened(): GrowingJournal {
  return new GrowingJournal(openSync(path(), 'a'), { path: path(), header: HEADER, rows: () => rows.values(), leastBytes: LEAST })
}

test('what has been replaced goes while the program runs, and every line written meanwhile stays', async () => {
  let writtenMeanwhile = 0
  for (let n = 0; n < 1000; n++) {
    write(`row${n % 10}`, n)
    if (existsSync(`${path()}.new`)) writtenMeanwhile += 1
    if (n % 100 === 99) await settled()
  }
  remove('row3')
  expect(writtenMeanwhile).toBeGreaterThan(0)
  expect(statSync(path()).size).toBeLessThan((1000 * 250) / 2)
  expect(stored(directory)).toEqual(Object.fromEntries([...rows.keys()].map((id) => [id, 990 + Number(id.slice(3))])))
  expect(Object.keys(stored(directory))).toHaveLength(9)
})

test('a kill at any moment of it leaves a whole journal with everything that was answered', async () => {
  const copies: { folder: string; expected: Record<string, number>; isUnderWay: boolean }[] = []
  const now: Record<string, number> = {}
  for (let n = 0; n < 400; n++) {
    write(`row${n % 150}`, n)
    now[`row${n % 150}`] = n
    if (n % 3 === 0) await new Promise(setImmediate)
    const folder = join(directory, `copy${n}`)
    if (n > 60 && n % 5 === 0) {
      cpSync(path(), join(folder, 'world.jsonl'), { recursive: true })
      copies.push({ folder, expected: { ...now }, isUnderWay: existsSync(`${path()}.new`) })
    }
  }
  expect(copies.some(({ isUnderWay }) => isUnderWay)).toBe(true)
  for (const { folder, expected } of copies) expect(stored(folder)).toEqual(expected)
})

test('a program that ends in the middle keeps the old journal, and no half of a new one', () => {
  for (let n = 0; n < 200; n++) write('row', n)
  expect(existsSync(`${path()}.new`)).toBe(true)
  journal.close()
  expect(existsSync(`${path()}.new`)).toBe(false)
  expect(stored(directory)).toEqual({ row: 199 })
  expect(readFileSync(path(), 'utf8').split('\n')).toHaveLength(202)
  journal = reopened()
})

test('where there is no room for a new one, the old one goes on', async () => {
  mkdirSync(`${path()}.new`)
  for (let n = 0; n < 300; n++) write('row', n)
  await new Promise(setImmediate)
  expect(stored(directory)).toEqual({ row: 299 })
  rmSync(`${path()}.new`, { recursive: true })
})
