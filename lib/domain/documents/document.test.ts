import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentNumber, dueDocuments } from './document'

const part = (refunds: { id: string; status: string }[] = [], isCaptured = true) => ({ id: 'p', isCaptured, refunds })
const causes = (refunds: { id: string; status: string }[], issued: string[] = []) =>
  dueDocuments(part(refunds), new Set(issued)).map(({ cause }) => cause)

test('a number has four digits or more', () => {
  expect([1, 12345].map((number) => documentNumber({ series: 'INV', number }))).toEqual(['INV-0001', 'INV-12345'])
})

test('nothing is issued before the capture', () => {
  expect(dueDocuments(part([], false), new Set())).toEqual([])
})

test('a capture has one document, and each refund that counts a credit note', () => {
  expect(causes([])).toEqual(['sale/p'])
  expect(causes([{ id: 're_1', status: 'pending' }])).toEqual(['sale/p', 'refund/re_1'])
  expect(causes([{ id: 're_1', status: 'succeeded' }], ['sale/p', 'refund/re_1'])).toEqual([])
})

test('a refund that failed cancels its credit note; one that failed before had none', () => {
  expect(causes([{ id: 're_1', status: 'failed' }], ['sale/p', 'refund/re_1'])).toEqual(['refund/re_1/failed'])
  expect(causes([{ id: 're_1', status: 'canceled' }], ['sale/p'])).toEqual([])
})

test('issuing what is due leaves nothing due, however refunds move', () => {
  const status = fc.constantFrom('pending', 'requires_action', 'succeeded', 'failed', 'canceled')
  const refunds = fc.array(fc.record({ id: fc.constantFrom('re_1', 're_2', 're_3'), status }), { maxLength: 3 })
  fc.assert(
    fc.property(fc.array(refunds, { minLength: 1, maxLength: 6 }), (moments) => {
      const issued = new Set<string>()
      for (const moment of moments) {
        const known = [...new Map(moment.map((refund) => [refund.id, refund])).values()]
        for (const { cause } of dueDocuments(part(known), issued)) {
          expect(issued.has(cause)).toBe(false)
          issued.add(cause)
        }
        expect(dueDocuments(part(known), issued)).toEqual([])
      }
    }),
  )
})
