import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
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

describe('the pseudo-locale', () => {
  test('writes every letter with an accent, in brackets', () => {
    expect(pseudo('Sign in')).toBe('[Šîîĝñ îîñ]')
  })

  test('makes a sentence about 40 % longer', () => {
    const text = 'Your card was declined. Try another card or another way to pay.'
    const grown = pseudo(text).length / text.length
    expect(grown).toBeGreaterThan(1.3)
    expect(grown).toBeLessThan(1.5)
  })

  test('keeps arguments', () => {
    expect(shown('Hello {name}', { name: 'Ada' })).toBe('[Ĥééļļöö Ada]')
  })

  test('keeps plurals and their number', () => {
    const message = '{count, plural, =0 {No items} =1 {# item} other {# items}} left'
    expect(shown(message, { count: 0 })).toBe('[Ñöö îîţééɱš ļééƒţ]')
    expect(shown(message, { count: 1 })).toBe('[1 îîţééɱ ļééƒţ]')
    expect(shown(message, { count: 1200 })).toBe('[1,200 îîţééɱš ļééƒţ]')
  })

  test('keeps selects and tags', () => {
    expect(shown('{mode, select, a {One} other {Two}} <link>here</link>', { mode: 'a' })).toBe('[ÖÖñéé <ĥééŕéé>]'.replace('ÖÖ', 'Öö'))
  })

  test('keeps what is quoted and apostrophes', () => {
    expect(shown("Write '{'x'}' – the seller’s", {})).toBe('[Ŵŕîîţéé {ẋ} – ţĥéé šééļļééŕ’š]')
  })
})
