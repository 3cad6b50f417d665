import { expect, test } from 'vitest'
import { evidenceFileType, isWorthLittle, MAX_EVIDENCE_BYTES, missingEvidence, parseEvidence, textsFor } from './evidence'

test('the form asks for what belongs to the reason', () => {
  expect(textsFor('duplicate')).toEqual(expect.arrayContaining(['product_description', 'duplicate_charge_id']))
  expect(textsFor('duplicate')).not.toContain('shipping_tracking_number')
  expect(textsFor('product_not_received')).toContain('shipping_tracking_number')
  expect(textsFor(null)).toContain('refund_policy_disclosure')
})

test('what is missing is what a bank wants most for the reason, unless something as good is there', () => {
  expect(missingEvidence('product_not_received', {}, [])).toEqual(['shipping_tracking_number'])
  expect(missingEvidence('product_not_received', { shipping_tracking_number: '1Z' }, [])).toEqual([])
  expect(missingEvidence('product_not_received', {}, ['shipping_documentation'])).toEqual([])
  expect(missingEvidence('product_unacceptable', { refund_policy_disclosure: '30 days' }, [])).toEqual(['customer_communication'])
  expect(missingEvidence('general', {}, [])).toEqual([])
})

test('an answer is worth little below twice the fees, in the same currency', () => {
  const usd = (amountMinor: number) => ({ amountMinor, currency: 'usd' })
  expect(isWorthLittle(usd(2999), { currency: 'usd', feeMinor: 1500 })).toBe(true)
  expect(isWorthLittle(usd(3000), { currency: 'usd', feeMinor: 1500 })).toBe(false)
  expect(isWorthLittle(usd(100), { currency: 'eur', feeMinor: 1500 })).toBe(false)
  expect(isWorthLittle(usd(100), null)).toBe(false)
})

test('typed texts are kept by their names; too long ones are refused, each and together', () => {
  expect(parseEvidence({ customer_name: ' Ada ', nonsense: 'x', service_date: '' })).toEqual({ ok: true, texts: { customer_name: 'Ada' } })
  expect(parseEvidence({ customer_name: 'x'.repeat(20_001) })).toMatchObject({ ok: false, said: { key: 'tooLong' } })
  const all = Object.fromEntries(textsFor(null).map((name) => [name, 'x'.repeat(15_000)]))
  expect(parseEvidence(all)).toMatchObject({ ok: false, said: { key: 'disputes.tooLong' } })
})

test('a file is what its first bytes say, and all of them together fit', () => {
  const file = (first: number[], size = 100) => Uint8Array.from({ length: size }, (_, at) => first[at] ?? 0)
  expect(evidenceFileType(file([0x25, 0x50, 0x44, 0x46]), 0)).toBe('application/pdf')
  expect(evidenceFileType(file([0xff, 0xd8, 0xff]), 0)).toBe('image/jpeg')
  expect(evidenceFileType(file([0x47, 0x49, 0x46]), 0)).toBeNull()
  expect(evidenceFileType(new Uint8Array(), 0)).toBeNull()
  expect(evidenceFileType(file([0xff, 0xd8, 0xff]), MAX_EVIDENCE_BYTES - 99)).toBeNull()
})
