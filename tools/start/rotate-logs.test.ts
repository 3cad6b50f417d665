import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { rotateLogs } from './rotate-logs'

const limits = { maxBytes: 100, generations: 2 }

function testFolder(name: string): string {
  const folder = path.join(inject('testFolder'), name)
  mkdirSync(folder, { recursive: true })
  return folder
}

test('a log that is too large is put aside, and the program that has it open writes on into the emptied file', async () => {
  const folder = testFolder('rotate-open')
  const file = path.join(folder, 'shop.log')
  const open = openSync(file, 'a')
  writeSync(open, `${'a'.repeat(150)}\n`)
  await rotateLogs(folder, limits)
  writeSync(open, 'after\n')
  closeSync(open)
  expect(readFileSync(`${file}.1`, 'utf8')).toBe(`${'a'.repeat(150)}\n`)
  expect(readFileSync(file, 'utf8')).toBe('after\n')
})

test('older logs move up, and the oldest goes', async () => {
  const folder = testFolder('rotate-many')
  const file = path.join(folder, 'shop.log')
  for (const round of ['1', '2', '3', '4']) {
    writeFileSync(file, round.repeat(101))
    await rotateLogs(folder, limits)
  }
  expect(readdirSync(folder).sort()).toEqual(['shop.log', 'shop.log.1', 'shop.log.2'])
  expect([readFileSync(file, 'utf8'), readFileSync(`${file}.1`, 'utf8')[0], readFileSync(`${file}.2`, 'utf8')[0]]).toEqual(['', '4', '3'])
})

test('a log within its limit, and a file that is no log, stay as they are; a folder that is not there is no error', async () => {
  const folder = testFolder('rotate-small')
  writeFileSync(path.join(folder, 'shop.log'), 'short')
  writeFileSync(path.join(folder, 'notes.txt'), 'x'.repeat(500))
  await rotateLogs(folder, limits)
  expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'shop.log'])
  await rotateLogs(path.join(folder, 'nowhere'), limits)
  expect(existsSync(path.join(folder, 'nowhere'))).toBe(false)
})
