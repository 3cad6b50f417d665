import { expect, test } from 'vitest'
import { brand } from '@/brand'
import { messagesOf } from './catalog'
import { translatorFor } from './translator'

test('the pseudo-locale has every message of English', () => {
  const keys = (tree: object): unknown =>
    Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typeof value === 'object' ? keys(value) : '']))
  expect(keys(messagesOf('en-XA'))).toEqual(keys(messagesOf('en')))
})

test('no message is left with {brand} in it', () => {
  expect(JSON.stringify(messagesOf('en'))).not.toContain('{brand}')
  expect(brand.name).not.toBe('')
})

test('a Dutch reader gets English words with Dutch formats', () => {
  const { t, format } = translatorFor({ locale: 'nl-NL', timeZone: 'Europe/Amsterdam' })
  expect(t('common.nav.inCart', { count: 1200 })).toBe('1.200 items')
  expect(format.dateTime(new Date('2026-11-30T23:30:00Z'), 'day')).toBe('1 dec 2026')
})

test('a German reader gets German words with German formats', () => {
  const { t, format } = translatorFor({ locale: 'de-DE', timeZone: 'Europe/Berlin' })
  expect(t('common.nav.inCart', { count: 1200 })).toBe('1.200 Artikel')
  expect(format.dateTime(new Date('2026-11-30T23:30:00Z'), 'day')).toBe('01.12.2026')
  expect(format.dateTime(new Date('2026-11-30T23:30:00Z'), 'agreedDay')).toBe('30. November 2026')
})

test('a time in UTC says so', () => {
  const { format } = translatorFor()
  expect(format.dateTime(new Date('2026-11-30T23:30:00Z'), 'momentInUtc')).toMatch(/^Nov 30, 2026, 11:30\sPM UTC$/)
})
