import { expect, test } from 'vitest'
import { readGtin } from './gtin'

test.each([
  ['GTIN-8', '96385074', '96385074'],
  ['UPC-A', '0 36000 29145 2', '036000291452'],
  ['EAN-13', '4006381333931', '4006381333931'],
  ['an ISBN with hyphens', '978-0-306-40615-7', '9780306406157'],
  ['GTIN-14', '10012345678902', '10012345678902'],
  ['digits of another script', '٤٠٠٦٣٨١٣٣٣٩٣١', '4006381333931'],
])('%s is read', (_, typed, digits) => {
  expect(readGtin(typed)).toBe(digits)
})

test('an empty field is no barcode', () => {
  expect(readGtin('  ')).toBeNull()
})

test.each(['12345', 'ABC4006381333931', '400638133393', '400638133393112'])('%s has not the digits of a barcode', (typed) => {
  expect(readGtin(typed)).toMatchObject({ key: typed === '400638133393' ? 'product.barcodeCheck' : 'product.barcode' })
})

test('one wrong digit, or two neighbours that are swapped, do not fit the last', () => {
  expect(readGtin('4006381333932')).toEqual({ key: 'product.barcodeCheck' })
  expect(readGtin('4003681333931')).toEqual({ key: 'product.barcodeCheck' })
})
