import { _createIntlFormatters } from 'use-intl/core'
import { expect, test } from 'vitest'
import { _createCache } from './shared-formatters'

const format = (locale: string) => _createIntlFormatters(_createCache()).getNumberFormat(locale, { style: 'currency', currency: 'usd' })

test('two requests in one locale share a formatter', () => {
  expect(format('en-US')).toBe(format('en-US'))
  expect(format('de-DE').format(1234.5)).toBe('1.234,50\u00a0$')
})

test('formatters are made anew when too many locales have been asked for', () => {
  const first = format('en-US')
  const { number } = _createCache()
  for (let at = 0; at <= 2000; at++) number[`locale ${at}`] = first
  expect(format('en-US')).not.toBe(first)
  expect(Object.keys(_createCache().number)).toHaveLength(1)
})
