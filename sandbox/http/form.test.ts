import { expect, test } from 'vitest'
import { decodeForm } from './form'

const plain = (text: string) => JSON.parse(JSON.stringify(decodeForm(text)))

test.each([
  ['a=1&b=two+words&c=%C3%BC', { a: '1', b: 'two words', c: 'ü' }],
  ['card[number]=4242&card[exp][month]=1', { card: { number: '4242', exp: { month: '1' } } }],
  ['expand[0]=a&expand[1]=b', { expand: ['a', 'b'] }],
  ['expand[]=a&expand[]=b', { expand: ['a', 'b'] }],
  ['items[1][id]=b&items[0][id]=a', { items: [{ id: 'a' }, { id: 'b' }] }],
  ['shipping[lines][0]=a', { shipping: { lines: ['a'] } }],
  ['metadata[0]=zero&metadata[order.id]=1', { metadata: { '0': 'zero', 'order.id': '1' } }],
  ['metadata=', { metadata: '' }],
  ['a=1&a=2', { a: '2' }],
  ['odd[=1&]=2', { 'odd[': '1', ']': '2' }],
  ['', {}],
])('%s', (text, expected) => {
  expect(plain(text)).toEqual(expected)
})

test('names of the language itself are ordinary names', () => {
  const form = decodeForm('__proto__[polluted]=1&constructor=2')
  expect(Object.keys(form)).toEqual(['__proto__', 'constructor'])
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})
