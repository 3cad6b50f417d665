import { expect, test } from 'vitest'
import { orderSearch } from './order-search'
import { receiptNumber } from './receipt-number'

test.each([
  [receiptNumber(42), { by: 'number', number: 42 }],
  ['s-00042', { by: 'number', number: 42 }],
  [' 42 ', { by: 'number', number: 42 }],
  ['99999999999', { by: 'shop', value: '99999999999' }],
  ['pi_3Abc', { by: 'paymentIntent', value: 'pi_3Abc' }],
  ['seti_1', { by: 'setupIntent', value: 'seti_1' }],
  ['ch_3Abc', { by: 'charge', value: 'ch_3Abc' }],
  ['re_3Abc', { by: 'refund', value: 're_3Abc' }],
  ['acct_1', { by: 'account', value: 'acct_1' }],
  ['Buyer@Example.com', { by: 'email', value: 'buyer@example.com' }],
  ['0199B0E2-7A54-7C2C-8D0A-3E1F5A6B7C8D', { by: 'id', value: '0199b0e2-7a54-7c2c-8d0a-3e1f5a6b7c8d' }],
  ['Kiln & Field', { by: 'shop', value: 'Kiln & Field' }],
  ['100%', { by: 'shop', value: '100%' }],
])('"%s" is looked for by what it is', (typed, search) => {
  expect(orderSearch(typed)).toEqual(search)
})

test.each([[''], ['   '], ['x'.repeat(101)], [undefined], [['a', 'b']]])('%j is no search', (typed) => {
  expect(orderSearch(typed)).toBeNull()
})
