// What can be known of a card before the bank is asked: brand, length, check digit, expiry, code. Error codes and messages are those of Stripe.js.

export type Brand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay' | 'unknown'

type BrandRule = { brand: Brand; pattern: RegExp; lengths: number[]; cvc: number; groups: number[] }

const FOUR_FOURS = [4, 4, 4, 4, 3]

// The order matters: the first pattern that fits wins (6011 before the wide UnionPay 62 range).
const RULES: BrandRule[] = [
  { brand: 'amex', pattern: /^3[47]/, lengths: [15], cvc: 4, groups: [4, 6, 5] },
  { brand: 'diners', pattern: /^(36|38|30[0-5]|309|39)/, lengths: [14, 16], cvc: 3, groups: [4, 6, 4, 2] },
  { brand: 'jcb', pattern: /^(352[89]|35[3-8])/, lengths: [16], cvc: 3, groups: FOUR_FOURS },
  { brand: 'discover', pattern: /^(6011|64[4-9]|65)/, lengths: [16], cvc: 3, groups: FOUR_FOURS },
  { brand: 'unionpay', pattern: /^(62|81)/, lengths: [16, 17, 18, 19], cvc: 3, groups: FOUR_FOURS },
  { brand: 'mastercard', pattern: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], cvc: 3, groups: FOUR_FOURS },
  { brand: 'visa', pattern: /^4/, lengths: [16], cvc: 3, groups: FOUR_FOURS },
]
const UNKNOWN: BrandRule = { brand: 'unknown', pattern: /^/, lengths: [16], cvc: 3, groups: FOUR_FOURS }

export type FieldError = { code: string; message: string }
export type FieldState = { complete: boolean; empty: boolean; error: FieldError | null }

const COMPLETE: FieldState = { complete: true, empty: false, error: null }
const wrong = (code: string, message: string, empty = false): FieldState => ({ complete: false, empty, error: { code, message } })

/** Keeps the digits of what was typed. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '')

const ruleOf = (digits: string): BrandRule => RULES.find((rule) => rule.pattern.test(digits)) ?? UNKNOWN

/** Names the brand from the first digits typed; `unknown` until enough are there. */
export const brandOf = (digits: string): Brand => ruleOf(digits).brand

/** Longest number the brand has: typing stops there. */
export const longestNumber = (digits: string): number => Math.max(...ruleOf(digits).lengths)

/** How many digits the security code of this number has. */
export const cvcLength = (digits: string): number => ruleOf(digits).cvc

/** Puts the spaces where the card has them: 4-4-4-4, or 4-6-5 for American Express. */
export function spaceNumber(digits: string): string {
  const parts: string[] = []
  let at = 0
  for (const size of ruleOf(digits).groups) {
    if (at >= digits.length) break
    parts.push(digits.slice(at, at + size))
    at += size
  }
  return parts.join(' ')
}

/** The check digit of ISO/IEC 7812 (Luhn). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 0 && sum % 10 === 0
}

/** Judges a card number as typed so far. */
export function checkNumber(digits: string): FieldState {
  if (digits === '') return wrong('incomplete_number', 'Your card number is incomplete.', true)
  const rule = ruleOf(digits)
  if (rule.brand === 'unknown' && digits.length >= 4) return wrong('invalid_number', 'Your card number is invalid.')
  if (!rule.lengths.includes(digits.length)) return wrong('incomplete_number', 'Your card number is incomplete.')
  return passesLuhn(digits) ? COMPLETE : wrong('invalid_number', 'Your card number is invalid.')
}

/** Month and year of an expiry typed as `MMYY`; null while incomplete. */
export function readExpiry(digits: string): { month: number; year: number } | null {
  if (digits.length !== 4) return null
  return { month: Number(digits.slice(0, 2)), year: 2000 + Number(digits.slice(2)) }
}

/**
 * Judges an expiry typed as `MMYY` against today. A card is good until the last day of its month.
 * @param today read from the clock by the caller
 */
export function checkExpiry(digits: string, today: Date): FieldState {
  const expiry = readExpiry(digits)
  if (!expiry) return wrong('incomplete_expiry', "Your card's expiration date is incomplete.", digits === '')
  if (expiry.month < 1 || expiry.month > 12) return wrong('invalid_expiry_month', "Your card's expiration month is invalid.")
  const year = today.getFullYear()
  if (expiry.year < year) return wrong('invalid_expiry_year_past', "Your card's expiration year is in the past.")
  if (expiry.year > year + 50) return wrong('invalid_expiry_year', "Your card's expiration year is invalid.")
  if (expiry.year === year && expiry.month < today.getMonth() + 1) {
    return wrong('invalid_expiry_month_past', "Your card's expiration date is in the past.")
  }
  return COMPLETE
}

/** Writes an expiry the way people read it: `04 / 27`. A first digit above 1 can only be a month of one digit. */
export function spaceExpiry(digits: string): string {
  const full = /^[2-9]/.test(digits) ? `0${digits}` : digits
  if (full.length < 2) return full
  return `${full.slice(0, 2)} / ${full.slice(2, 4)}`
}

/** Judges a security code for the card number beside it. */
export function checkCvc(cvc: string, numberDigits: string): FieldState {
  if (cvc.length === cvcLength(numberDigits)) return COMPLETE
  return wrong('incomplete_cvc', "Your card's security code is incomplete.", cvc === '')
}

// Countries where the bank compares a postal code; the United States calls it ZIP.
const POSTAL_COUNTRIES = new Set(['US', 'CA', 'GB', 'PR'])

/** Whether the element asks for a postal code in this country. */
export const asksPostalCode = (country: string): boolean => POSTAL_COUNTRIES.has(country)

/** Whether the postal code is called ZIP there. */
export const isZip = (country: string): boolean => country === 'US' || country === 'PR'

const POSTAL_FORMS: Record<string, RegExp> = {
  US: /^\d{5}(-?\d{4})?$/,
  PR: /^\d{5}(-?\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
}

/** Judges a postal code in a country; where none is asked for, nothing is wrong. */
export function checkPostalCode(text: string, country: string): FieldState {
  const form = POSTAL_FORMS[country]
  if (!form) return COMPLETE
  const name = isZip(country) ? 'ZIP' : 'postal code'
  const code = text.trim().toUpperCase()
  if (form.test(code)) return COMPLETE
  return wrong('incomplete_zip', `Your ${name} is incomplete.`, code === '')
}
