import { expect, test } from 'vitest'
import { readerOfRequest, translatorForRequest } from './for-request'

const asked = (headers: Record<string, string>) => translatorForRequest(new Request('http://localhost:3000/api/x', { headers }))
const noon = new Date('2026-11-30T12:00:00Z')

test('a route handler answers in the formats of the browser', () => {
  expect(asked({ 'accept-language': 'de-DE' }).format.number(1234.5)).toBe('1.234,5')
})

test('a route handler answers in the time zone of the cookie, written either way', () => {
  for (const zone of ['Europe/Berlin', 'Europe%2FBerlin']) {
    expect(asked({ cookie: `a=b; time-zone=${zone}` }).format.dateTime(noon, 'receipt')).toMatch(/1:00\sPM GMT\+1$/)
  }
})

test('a route handler answers in the pseudo-locale with test keys', () => {
  expect(asked({ cookie: 'locale=en-XA' }).say({ key: 'checkout.soldOut' })).toMatch(/^\[.*[^ -~]/)
})

test('what is stored for mails is what the browser named, and nothing it did not', () => {
  const of = (headers: Record<string, string>) => readerOfRequest(new Headers(headers))
  expect(of({})).toEqual({ locale: null, timeZone: null })
  expect(of({ 'accept-language': 'de-DE,de;q=0.9', cookie: 'time-zone=Europe%2FBerlin' })).toEqual({ locale: 'de-DE', timeZone: 'Europe/Berlin' })
  expect(of({ 'accept-language': 'de-DE', cookie: 'locale=en-XA; time-zone=Nowhere' })).toEqual({ locale: 'en-XA', timeZone: null })
  expect(of({ 'accept-language': '*, not_a_locale' })).toEqual({ locale: null, timeZone: null })
})
