import { expect, test } from 'vitest'
import { onlyOf } from './only-of'

const catalog = { common: { form: { save: 'Save' }, theme: { dark: 'Dark' } }, cart: { empty: 'Empty' }, admin: { jobs: 'Jobs' } }

test('only the named groups of messages are sent to a page', () => {
  expect(onlyOf(catalog, ['common.form', 'cart'])).toEqual({ common: { form: { save: 'Save' } }, cart: { empty: 'Empty' } })
})

test('two groups of one area stand side by side', () => {
  expect(onlyOf(catalog, ['common.form', 'common.theme'])).toEqual({ common: catalog.common })
})

test('a misspelled group of messages is a mistake', () => {
  expect(() => onlyOf(catalog, ['comon.form'])).toThrow('comon.form')
})
