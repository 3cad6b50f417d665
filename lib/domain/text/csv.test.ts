import { expect, test } from 'vitest'
import { csvLine, plainCell } from './csv'

test.each([
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-2', "'-2"],
  ['@sum', "'@sum"],
  ["'=1", "''=1"],
  ["'quoted'", "'quoted'"],
  ['\t=1', "'\t=1"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
])('the text %j is written as %j', (text, cell) => {
  expect(csvLine([text])).toBe(`${cell}\r\n`)
})

test.each(['=1', "'=1", "''-2", "'tis", "'", '', 'a'])('the text %j is read as it was written', (text) => {
  expect(plainCell(csvLine([text]).trimEnd())).toBe(text)
})

test('numbers stay numbers, nothing is an empty cell', () => {
  expect(csvLine([{ number: '-12.50' }, null, 'x'])).toBe('-12.50,,x\r\n')
})
