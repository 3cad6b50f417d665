import { expect, test } from 'vitest'
import { MAX_KEYS_AT_ONCE, readKeys } from './key-list'

test('keys are read one a line, without the space around them; empty lines do not count', () => {
  expect(readKeys(' AAAA-1 \r\n\n\tBBBB-2\rCCCC-3\n')).toEqual({
    ok: true,
    keys: [
      { text: 'AAAA-1', line: 1 },
      { text: 'BBBB-2', line: 3 },
      { text: 'CCCC-3', line: 4 },
    ],
  })
})

test.each([
  ['', 'digital.noKeys', undefined],
  [' \n \n', 'digital.noKeys', undefined],
  ['A\nB\n\nA ', 'digital.keyTwice', { first: 1, line: 4 }],
  [`A\n${'x'.repeat(201)}`, 'digital.keyTooLong', { line: 2, max: 200 }],
  ['A\nB\u202EC', 'digital.keyUnreadable', { line: 2 }],
  [Array.from({ length: MAX_KEYS_AT_ONCE + 1 }, (_, at) => `K${at}`).join('\n'), 'digital.tooManyKeys', { max: MAX_KEYS_AT_ONCE }],
])('%j is refused', (pasted, key, values) => {
  expect(readKeys(pasted.slice(0, 20_000))).toEqual({ ok: false, said: values ? { key, values } : { key } })
})
