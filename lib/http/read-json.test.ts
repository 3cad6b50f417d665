import { expect, test } from 'vitest'
import { z } from 'zod'
import { asIssue } from '@/lib/domain/wire/said'
import { readJson } from './read-json'

const Schema = z.object({ name: z.string(asIssue('email')) })
const request = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  new Request('http://localhost:3000/api/x', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

async function refusal(asked: Request, maxBytes?: number) {
  const parsed = await readJson(asked, Schema, maxBytes)
  return parsed.ok ? null : await parsed.response.json()
}

test('a JSON body that fits its schema is parsed', async () => {
  expect(await readJson(request('{"name":"Ada","more":1}'), Schema)).toEqual({ ok: true, value: { name: 'Ada' } })
})

test('a JSON body that does not fit its schema is refused with a reason', async () => {
  expect(await refusal(request('{"name":1}'))).toMatchObject({
    status: 422,
    code: 'invalid_fields',
    detail: 'Enter an e-mail address such as name@example.com.',
  })
  expect(await refusal(request('{'))).toMatchObject({ status: 400, code: 'not_json' })
  expect(await refusal(request('name=Ada', { 'content-type': 'application/x-www-form-urlencoded' }))).toMatchObject({ status: 415 })
})

test('a body that is larger than it says is cut off', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1024
      controller.enqueue(new Uint8Array(1024))
    },
  })
  expect(await refusal(request(endless), 4096)).toMatchObject({ status: 413, code: 'body_too_large' })
  expect(sent).toBeLessThan(20_000)
})
