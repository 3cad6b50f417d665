import { expect, test } from 'vitest'
import { Email } from '@/lib/domain/ids'

test.each([
  ['ada@souk.test', 'ada@souk.test'],
  [' Ada@Souk.Test ', 'ada@souk.test'],
  ['post@xn--80a1acny.xn--p1ai', 'post@xn--80a1acny.xn--p1ai'],
  ['post@пример.рф', 'post@xn--e1afmkfd.xn--p1ai'],
  ['info@bücher.example', 'info@xn--bcher-kva.example'],
  ['店@例え.jp', null],
  ['a&b@shop.example', 'a&b@shop.example'],
  ['sales/eu@shop.example', 'sales/eu@shop.example'],
  ['x=y@shop.example', 'x=y@shop.example'],
  ["o'neil+tag@shop.example", "o'neil+tag@shop.example"],
  ['a#1!b@mail.shop.co.uk', 'a#1!b@mail.shop.co.uk'],
  ['1@9.museum', '1@9.museum'],
])('the address %s is kept as %s', (typed, kept) => {
  const parsed = Email.safeParse(typed)
  expect(parsed.success ? parsed.data : null).toBe(kept)
})

test.each([
  'ada',
  'ada@souk',
  '@souk.test',
  'ada@',
  'a@b@c.test',
  'ada@souk.test,eve@souk.test',
  '"ada@souk.test"@evil.example',
  'ada <ada@souk.test>',
  'ada@souk..test',
  '.ada@souk.test',
  'ada.@souk.test',
  'a..b@souk.test',
  'ada@-souk.test',
  'ada@souk.test\nBcc: eve@souk.test',
  'ada@souk.t',
  'ada@127.0.0.1',
  'ada@пример.рф/path',
  'ada@xn--.test-',
  `${'a'.repeat(65)}@souk.test`,
  `ada@${'souk.'.repeat(60)}test`,
])('%s is no address', (typed) => {
  expect(Email.safeParse(typed).success).toBe(false)
})
