import { expect, test } from 'vitest'
import { isPlain, isPlainLines, onePlainLine } from './plain-text'

test.each([
  'Morning mug, lake blue',
  'Crème brûlée N° 5',
  '楽',
  'شاي بالنعناع',
  'می‌خواهم',
  'क्‍ष',
  'תה',
  'Việt Nam',
  '👩‍🎨 mug',
  '❤️ 1️⃣',
  '👍🏽',
  'Straße – “größer”',
])('%s is plain', (text) => {
  expect(isPlain(text)).toBe(true)
  expect(onePlainLine(text)).toBe(text)
})

test.each([
  ['a line break', 'Mug\n\nYour card was refused'],
  ['a carriage return', 'Mug\rpaid'],
  ['a NUL', 'Mug\u0000'],
  ['an escape', '\u001b[2JMug'],
  ['a C1 control', 'Mug\u009b31m'],
  ['a line separator', 'Mug\u2028paid'],
  ['a right-to-left override', 'Mug\u202efdp.exe'],
  ['a bidi isolate', '\u2066Mug'],
  ['a zero width space', 'M\u200bug'],
  ['a joiner between Latin letters', 'M\u200dug'],
  ['a word joiner', 'M\u2060ug'],
  ['a byte order mark', '\ufeffMug'],
  ['a soft hyphen', 'M\u00adug'],
  ['a Hangul filler', '\u3164'],
  ['a Braille blank', '\u2800'],
  ['a Mongolian vowel separator', 'M\u180eug'],
  ['a grapheme joiner', 'M\u034fug'],
  ['a selector without an emoji', 'Mug\ufe0f'],
  ['tags', 'Mug\u{e0041}'],
  ['private use', 'Mug\ue000'],
  ['half a surrogate', 'Mug\ud800'],
  ['a tower of marks', `M${'\u0301'.repeat(9)}ug`],
])('%s is not plain, and leaves the one line that is shown', (_what, text) => {
  expect(isPlain(text)).toBe(false)
  const shown = onePlainLine(text)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
  expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u3164\u2800]/)
})

test('a text of several lines may have line breaks and tabs, and nothing else of the kind', () => {
  expect(isPlainLines('One\n\tTwo')).toBe(true)
  for (const hidden of ['\u0000', '\u202e', '\u200b', '\u2028', '\r']) expect(isPlainLines(`One${hidden}Two`)).toBe(false)
})
