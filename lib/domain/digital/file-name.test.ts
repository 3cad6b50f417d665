import { expect, test } from 'vitest'
import { attachment, cleanFileName } from './file-name'

test.each([
  ['pattern.pdf', 'pattern.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\fakepath\\a.pdf', 'C__fakepath_a.pdf'],
  ['.htaccess', 'htaccess'],
  ['a\r\nb: c.pdf', 'a b_ c.pdf'],
  ['evil\u202Efdp.exe', 'evil fdp.exe'],
  ['  ', 'file'],
  ['...', 'file'],
  ['Anleitung für Übung.pdf', 'Anleitung für Übung.pdf'],
])('%j is kept as %j', (typed, kept) => {
  expect(cleanFileName(typed)).toBe(kept)
})

test('a long name keeps its ending', () => {
  const name = cleanFileName(`${'a'.repeat(300)}.pdf`)
  expect(name).toHaveLength(120)
  expect(name.endsWith('….pdf')).toBe(true)
})

test('a name is quoted so that nothing of it leaves its place in the header', () => {
  expect(attachment('a"b%c; x=1.pdf')).toBe(`attachment; filename="a_b_c; x=1.pdf"; filename*=UTF-8''a%22b%25c%3B%20x%3D1.pdf`)
  expect(attachment('Übung (1).pdf')).toBe(`attachment; filename="_bung (1).pdf"; filename*=UTF-8''%C3%9Cbung%20%281%29.pdf`)
})
