import { describe, expect, it } from 'vitest'
import { inLanguage } from './card-texts'
import { checkCvc, checkExpiry, checkNumber, checkPostalCode, type FieldError } from './check-card'

const TODAY = new Date(2026, 10, 23)

/** Every fault the card fields can have. */
const FAULTS = [
  checkNumber(''),
  checkNumber('4242424242424241'),
  checkExpiry('', TODAY),
  checkExpiry('1330', TODAY),
  checkExpiry('1225', TODAY),
  checkExpiry('1026', TODAY),
  checkExpiry('1277', TODAY),
  checkCvc('', '4242'),
  checkPostalCode('', 'US'),
].map((state) => state.error as FieldError)

describe('card errors', () => {
  it.each(['de', 'fr', 'es', 'it'])('all speak %s, each its own sentence, with the code unchanged', (locale) => {
    const told = FAULTS.map((fault) => inLanguage(fault, locale))
    expect(told.map(({ code }) => code)).toEqual(FAULTS.map(({ code }) => code))
    expect(new Set(told.map(({ message }) => message)).size).toBe(FAULTS.length)
    for (const [at, { message }] of told.entries()) expect(message).not.toBe(FAULTS[at]?.message)
  })

  it('follow the language of a regional locale, and stay English elsewhere', () => {
    expect(inLanguage(FAULTS[0] as FieldError, 'de-AT').message).toBe('Ihre Kartennummer ist unvollständig.')
    expect(inLanguage(FAULTS[0] as FieldError, 'ja')).toEqual(FAULTS[0])
    expect(inLanguage({ code: 'other', message: 'As it is.' }, 'fr').message).toBe('As it is.')
  })
})
