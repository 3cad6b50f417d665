import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { pseudo } from './pseudo'

/** What a person reads of a pseudo message. */
function shown(message: string, values: Record<string, string | number> = {}): string {
  return createTranslator({ locale: 'en-US', messages: { a: { b: pseudo(message) } } }).rich(
    'a.b' as never,
    {
      ...values,
      link: (chunks: unknown) => `<${chunks}>`,
    } as never,
  ) as string
}

test('the pseudo-locale writes every letter with an accent, in brackets', () => {
  expect(pseudo('Sign in')).toBe('[Šîîĝñ îîñ]')
})

test('the pseudo-locale makes a sentence about 40 % longer', () => {
  const text = 'Your card was declined. Try another card or another way to pay.'
  const grown = pseudo(text).length / text.length
  expect(grown).toBeGreaterThan(1.3)
  expect(grown).toBeLessThan(1.5)
})

test('the pseudo-locale keeps arguments', () => {
  expect(shown('Hello {name}', { name: 'Ada' })).toBe('[Ĥééļļöö Ada]')
})

test('the pseudo-locale keeps plurals and their number', () => {
  const message = '{count, plural, =0 {No items} =1 {# item} other {# items}} left'
  expect(shown(message, { count: 0 })).toBe('[Ñöö îîţééɱš ļééƒţ]')
  expect(shown(message, { count: 1 })).toBe('[1 îîţééɱ ļééƒţ]')
  expect(shown(message, { count: 1200 })).toBe('[1,200 îîţééɱš ļééƒţ]')
})

test('the pseudo-locale keeps selects and tags', () => {
  expect(shown('{mode, select, a {One} other {Two}} <link>here</link>', { mode: 'a' })).toBe('[ÖÖñéé <ĥééŕéé>]'.replace('ÖÖ', 'Öö'))
})

test('the pseudo-locale keeps what is quoted and apostrophes', () => {
  expect(shown("Write '{'x'}' – the seller’s", {})).toBe('[Ŵŕîîţéé {ẋ} – ţĥéé šééļļééŕ’š]')
})
