import { expect, test } from 'vitest'
import { viewerLocale } from './viewer-locale'

const nothing = { language: 'en', locale: 'en-US', timeZone: 'UTC' }

test.each([
  ['nothing', {}, nothing],
  ['a German browser', { acceptLanguage: 'de-DE,de;q=0.9,en;q=0.8' }, { ...nothing, language: 'de', locale: 'de-DE' }],
  ['a browser whose language has no messages', { acceptLanguage: 'nl-NL,nl;q=0.9' }, { ...nothing, locale: 'nl-NL' }],
  ['a browser that takes another language too', { acceptLanguage: 'nl-BE,fr-BE;q=0.9,en;q=0.8' }, { ...nothing, language: 'fr', locale: 'nl-BE' }],
  ['a language chosen elsewhere', { locale: 'it-AT', acceptLanguage: 'de-AT' }, { ...nothing, language: 'it', locale: 'it-AT' }],
  ['a British browser', { acceptLanguage: 'en-GB,en;q=0.9' }, { ...nothing, locale: 'en-GB' }],
  ['weights out of order', { acceptLanguage: 'fr;q=0.2, ja;q=0.9' }, { ...nothing, language: 'fr', locale: 'ja' }],
  ['a language that is refused', { acceptLanguage: 'fr;q=0, en-GB' }, { ...nothing, locale: 'en-GB' }],
  ['any language', { acceptLanguage: '*' }, nothing],
  ['no language at all', { acceptLanguage: 'x!, ;;q=,,' }, nothing],
  ['a language nobody speaks', { acceptLanguage: 'qx-QQ, en-GB;q=0.5' }, { ...nothing, locale: 'en-GB' }],
  ['a cookie against the browser', { locale: 'en-GB', acceptLanguage: 'de-DE' }, { ...nothing, locale: 'en-GB' }],
  ['a broken cookie', { locale: '../../etc', acceptLanguage: 'de-DE' }, { ...nothing, language: 'de', locale: 'de-DE' }],
  ['an extension', { locale: 'ar-EG-u-nu-latn' }, { ...nothing, locale: 'ar-EG' }],
  ['a time zone', { timeZone: 'Europe/Berlin' }, { ...nothing, timeZone: 'Europe/Berlin' }],
  ['a time zone that does not exist', { timeZone: 'Mars/Olympus' }, nothing],
])('%s decides locale and time zone', (_, said, viewer) => {
  expect(viewerLocale(said, true)).toEqual(viewer)
})

test('the pseudo-locale is chosen by cookie where it is allowed, and nowhere else', () => {
  expect(viewerLocale({ locale: 'en-XA' }, true)).toEqual({ ...nothing, language: 'en-XA' })
  expect(viewerLocale({ locale: 'en-XA' }, false)).toEqual(nothing)
  expect(viewerLocale({ acceptLanguage: 'en-XA' }, true)).toEqual(nothing)
})
