import { describe, expect, it } from 'vitest'
import { checkCvc, checkExpiry, checkNumber, checkPostalCode, type FieldError } from '@/sandbox/js/frame/card/check-card'
import { checkEmail } from './check-email'
import { faultWords, fill, wordsFor } from './words'
import { en } from './words/en'

const TODAY = new Date(2026, 10, 23)

/** Every fault that the fields of a card and an e-mail address can have, with the country it is in. */
const FAULTS: [FieldError, string][] = [
  checkNumber(''),
  checkNumber('4242424242424241'),
  checkExpiry('', TODAY),
  checkExpiry('1330', TODAY),
  checkExpiry('1225', TODAY),
  checkExpiry('1026', TODAY),
  checkExpiry('1277', TODAY),
  checkCvc('', '4242'),
  checkPostalCode('', 'US'),
  checkPostalCode('', 'GB'),
  checkEmail(''),
  checkEmail('jenny @'),
].map((state, at) => [state.error as FieldError, at === 8 ? 'US' : 'GB'])

const placeholders = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort()
// Words that are spelled alike in two languages.
const ALIKE = new Set(['cvcPlaceholder', 'expiryPlaceholder', 'province'])

describe('the words of the elements', () => {
  it.each(['de', 'fr', 'es', 'it'])('are all there in %s, in other words than English, with the same places to fill', (locale) => {
    const words = wordsFor(locale)
    expect(Object.keys(words)).toEqual(Object.keys(en))
    for (const [name, sentence] of Object.entries(en)) {
      const told = words[name as keyof typeof en]
      expect(placeholders(told), name).toEqual(placeholders(sentence))
      if (!ALIKE.has(name)) expect(told, name).not.toBe(sentence)
    }
  })

  it('say every fault of a field, in English exactly as the field itself does', () => {
    for (const [fault, country] of FAULTS) expect(faultWords(en, fault.code, country)).toBe(fault.message)
  })

  it('follow the language of a regional locale, and stay English elsewhere', () => {
    expect(wordsFor('de-AT').cardNumber).toBe('Kartennummer')
    expect(wordsFor('FR').cardNumber).toBe('Numéro de carte')
    expect(wordsFor('ja')).toBe(en)
    expect(faultWords(en, 'toString', 'US')).toBeUndefined()
  })

  it('take values into their sentences once', () => {
    expect(fill('{card} was removed by {who}.', { card: '{who}' })).toBe('{who} was removed by {who}.')
  })
})
