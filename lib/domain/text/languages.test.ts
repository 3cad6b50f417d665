import { expect, test } from 'vitest'
import { isLanguage, localeIn } from './languages'

test.each([
  ['de-AT', 'en-AT'],
  ['de', 'en'],
  ['zh-Hant-TW', 'en-TW'],
  ['es-419', 'en-419'],
])('whoever had %s and wants English gets %s', (had, has) => {
  expect(localeIn('en', had)).toBe(has)
})

test('formats stay those of the place, in words of the language', () => {
  const day = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date('2026-11-30'))
  expect(day(localeIn('en', 'de-DE'))).toBe('30 November 2026')
  expect(day(localeIn('de', 'en-US'))).toBe('30. November 2026')
})

test('only what has messages is a language', () => {
  expect(['de', 'nl', 'toString', ''].map(isLanguage)).toEqual([true, false, false, false])
})
