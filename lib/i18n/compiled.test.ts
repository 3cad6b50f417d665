import formatOnly from 'use-intl/format-message/format-only'
import { expect, test } from 'vitest'
import { compiled } from './compiled'

const message = compiled('{count, plural, =1 {# item} other {# items}} for {name}')

test('a compiled message is formatted without a parser', () => {
  const formatters = {
    getNumberFormat: (locale: string) => new Intl.NumberFormat(locale),
    getPluralRules: (locale: string, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
  }
  const format = (count: number) => formatOnly('a', message as never, { count, name: 'Ada' }, { locale: 'de-DE', formatters } as never)
  expect(format(1)).toBe('1 item for Ada')
  expect(format(1200)).toBe('1.200 items for Ada')
})

test('a compiled message can be sent to the browser: its objects are plain', () => {
  const objects = (value: unknown): object[] =>
    value !== null && typeof value === 'object' ? [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objects)] : []
  expect(objects(message)).not.toEqual([])
  for (const each of objects(message)) expect(Object.getPrototypeOf(each)).toBe(Object.prototype)
})
