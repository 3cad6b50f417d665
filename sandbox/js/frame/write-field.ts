import { cvcLength, digitsOf, longestNumber, spaceExpiry, spaceNumber } from '@/sandbox/js/frame/card/check-card'

export type DigitField = 'number' | 'expiry' | 'cvc'
/** What stands in a field after the browser took a key: the text, and where the caret is in it. */
export type Typed = { text: string; caret: number }

/** Digits of an expiry as typed, pasted or filled in: `1/27` means January (the slash says that no second digit of the month will come), `04/2027` is `0427`. */
function expiryDigits(text: string): string {
  const digits = digitsOf(text.replace(/^\s*(\d)\s*\//, '0$1/'))
  return digits.length === 6 ? digits.slice(0, 2) + digits.slice(4) : digits.slice(0, 4)
}

function rewritten(field: DigitField, text: string, deleting: boolean, number: string): string {
  const digits = digitsOf(text)
  if (field === 'cvc') return digits.slice(0, cvcLength(number))
  if (field === 'number') return spaceNumber(digits.slice(0, longestNumber(digits)))
  const expiry = expiryDigits(text)
  // While the slash is being deleted it must not be put back.
  return deleting && expiry.length <= 2 ? expiry : spaceExpiry(expiry)
}

/** The place behind the nth digit. */
function behindDigit(text: string, count: number): number {
  let seen = 0
  for (let at = 0; at < text.length; at++) {
    if (seen === count) return at
    if (/\d/.test(text[at] ?? '')) seen++
  }
  return text.length
}

/**
 * Rewrites a field the way a card shows it, with the caret behind the same digit as before.
 * @param number digits of the card number, which decide how long the security code is
 */
export function writeField(field: DigitField, typed: Typed, deleting: boolean, number: string): Typed {
  const text = rewritten(field, typed.text, deleting, number)
  if (typed.caret >= typed.text.length) return { text, caret: text.length }
  return { text, caret: behindDigit(text, digitsOf(typed.text.slice(0, typed.caret)).length) }
}
