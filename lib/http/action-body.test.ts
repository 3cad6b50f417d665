import { expect, test } from 'vitest'
import { isReadableAction } from './action-body'

type Fields = Record<string, string | Blob>

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost:3000/cart', { method: 'POST', body, headers: { 'next-action': '00', ...headers } })
}

function formOf(fields: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const plain = (fields: Fields) => new Request('http://localhost:3000/cart', { method: 'POST', body: formOf(fields) })
const bound = (reference: string, args = '["x"]') =>
  plain({ $ACTION_REF_1: '', '$ACTION_1:0': reference, '$ACTION_1:1': args, $ACTION_KEY: 'k', name: '{' })

test.each([
  ['arguments as JSON', post('["a", null, {"errors":{}}, "$undefined", "$$5"]')],
  ['no arguments', post('[]')],
  ['a form', post(formOf({ '0': '[{"errors":{}},"$K1"]', '1_name': '$not a reference', '1_picture': new Blob(['x']) }))],
  ['an object that was written before', post('[{"a":{"b":1},"c":"$0:0:a"}]')],
  ['a form without script', bound('{"id":"00","bound":"$@1"}')],
  ['a form without script and bound arguments', bound('{"id":"00","bound":null}', '{')],
  ['a form of no action', plain({ name: '{' })],
  ['a form in the encoding of an address', post('name={', { 'content-type': 'application/x-www-form-urlencoded' })],
  [
    'JSON for a route',
    new Request('http://localhost:3000/api/checkout', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }),
  ],
  ['a read', new Request('http://localhost:3000/', { headers: { 'next-action': '00' } })],
])('%s can be decoded', async (_, request) => {
  expect(await isReadableAction(request)).toBe(true)
})

test.each([
  '',
  '{',
  'null',
  '"x"',
  '{"a":1}',
  '["$1"]',
  '["$F1"]',
  '["$Q1"]',
  '["$0"]',
  '["$0:0"]',
  '["$0:7"]',
  '["$0:__proto__"]',
  '["$B1"]',
  '["$@1"]',
  '["$h1"]',
  '["$n1x"]',
  '\0',
])('the arguments %j cannot be decoded, with and without a form', async (reply) => {
  expect(await isReadableAction(post(reply))).toBe(false)
  expect(await isReadableAction(post(formOf({ '0': reply })))).toBe(false)
  expect(await isReadableAction(bound('{"id":"00","bound":"$@1"}', reply))).toBe(false)
})

test.each([
  [
    'a form that breaks off',
    post('--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]\r\n--x', { 'content-type': 'multipart/form-data; boundary=x' }),
  ],
  ['no part at all', post('x', { 'content-type': 'multipart/form-data; boundary=x' })],
  ['no boundary', post('x', { 'content-type': 'multipart/form-data' })],
  [
    'a name with a control character',
    post('--x\r\nContent-Disposition: form-data; name="1_\0"\r\n\r\n\r\n--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]\r\n--x--\r\n', {
      'content-type': 'multipart/form-data; boundary=x',
    }),
  ],
  ['arguments that are a file', post(formOf({ '0': new Blob(['[]']) }))],
  ['too many arguments', post(JSON.stringify(Array(21).fill(1)))],
  ['arguments nested a thousand times', post(`${'['.repeat(1000)}${']'.repeat(1000)}`)],
  ['a reference that is no JSON', bound('{')],
  ['a reference without bound arguments', plain({ $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"00","bound":"$@1"}' })],
  ['bound arguments that are a function', bound('{"id":"00","bound":"$F1"}')],
])('%s cannot be decoded', async (_, request) => {
  expect(await isReadableAction(request)).toBe(false)
})
