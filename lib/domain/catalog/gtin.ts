import { plainDigits } from '@/lib/domain/text/digits'
import type { Said } from '@/lib/domain/wire/said'

/** GTIN-8, UPC-A, EAN-13 (ISBN too) and GTIN-14, which share one check digit. */
const LENGTHS = [8, 12, 13, 14]

/** Spaces and hyphens stand between the digits on some labels. */
const BETWEEN = /[\s-]+/g

/** The digits of a barcode as it is typed; null where there are none; what to say where it cannot be one. */
export function readGtin(typed: string): string | null | Said {
  const digits = plainDigits(typed).replaceAll(BETWEEN, '')
  if (digits === '') return null
  if (!/^\d+$/.test(digits) || !LENGTHS.includes(digits.length)) return { key: 'product.barcode' }
  return hasCheckDigit(digits) ? digits : { key: 'product.barcodeCheck' }
}

/** From the right the digits count once and three times in turn, the check digit once; the sum ends in 0 (gs1.org, "How to calculate a check digit manually"). */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}
