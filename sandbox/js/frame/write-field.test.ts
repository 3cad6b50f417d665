import { describe, expect, it } from 'vitest'
import { type DigitField, type Typed, writeField } from './write-field'

/** Presses keys one by one, as a browser would: each goes in at the caret, `<` deletes backwards, `^` moves the caret to the start. */
function press(field: DigitField, keys: string, number = '4242424242424242'): Typed {
  let state: Typed = { text: '', caret: 0 }
  for (const key of keys) {
    if (key === '^') {
      state = { ...state, caret: 0 }
      continue
    }
    const { text, caret } = state
    const deleting = key === '<'
    const before = deleting ? text.slice(0, Math.max(0, caret - 1)) : text.slice(0, caret) + key
    state = writeField(field, { text: before + text.slice(caret), caret: before.length }, deleting, number)
  }
  return state
}

describe('typing', () => {
  it.each([
    ['1234', '12 / 34'],
    ['12/34', '12 / 34'],
    ['1/30', '01 / 30'],
    ['430', '04 / 30'],
    ['04/30', '04 / 30'],
    ['12<', '12'],
    ['12<<', '1'],
    ['12<<<', ''],
    ['1234<', '12 / 3'],
    ['12<<134', '11 / 34'],
    ['123456789', '12 / 34'],
    ['1x2', '12 / '],
  ])('an expiry with %s gives %s', (keys, text) => {
    expect(press('expiry', keys).text.trim()).toBe(text.trim())
  })

  it.each([
    ['4242424242424242', '4242 4242 4242 4242'],
    ['42424242424242429', '4242 4242 4242 4242'],
    ['378282246310005', '3782 822463 10005'],
    ['4242 4242', '4242 4242'],
    ['42424<', '4242'],
  ])('a number with %s gives %s', (keys, text) => {
    expect(press('number', keys).text.trim()).toBe(text)
  })

  it('keeps the caret behind the digit that was typed in the middle', () => {
    const { text, caret } = press('number', '242424242424242^4')
    expect(text).toBe('4242 4242 4242 4242')
    expect(caret).toBe(1)
  })

  it('stops at the length of the security code', () => {
    expect(press('cvc', '12345').text).toBe('123')
    expect(press('cvc', '12345', '378282246310005').text).toBe('1234')
  })
})

it('takes what a browser fills in at once', () => {
  const filled = (field: DigitField, text: string) => writeField(field, { text, caret: text.length }, false, '').text
  expect(filled('expiry', '04/2027')).toBe('04 / 27')
  expect(filled('expiry', '04/27')).toBe('04 / 27')
  expect(filled('number', '4242-4242-4242-4242')).toBe('4242 4242 4242 4242')
})
