import { expect, test } from 'vitest'
import { isToTell, minuteOf } from './message'

const at = (time: string) => new Date(`2026-12-01T${time}Z`)
const begins = at('12:00:00')

test('a message belongs to its minute', () => {
  expect(minuteOf(at('12:00:59.999'))).toEqual({ begins, ends: at('12:01:00') })
})

test.each([
  ['one of the minute is unread', [at('12:00:30')], true],
  ['all of it was read', [], false],
  ['an unread one came shortly before, of which they were told', [at('11:45:00'), at('12:00:30')], false],
  ['the last unread one is hours old', [at('08:00:00'), at('12:00:30')], true],
  ['only one of the next minute is unread', [at('12:01:00')], false],
])('a mail tells of a minute: %s', (_, unread, expected) => {
  expect(isToTell(unread, begins)).toBe(expected)
})
