import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ENDPOINTS } from '@/sandbox/api/router'
import { SOURCES } from '@/sandbox/core/place'
import { refusal, startBench } from '@/sandbox/testing/sandbox-client'
import { missingParams } from '@/sandbox/testing/schema/documented-params'
import { listDifferences, withDifferences } from '@/sandbox/testing/schema/list-differences'
import { NOT_HERE } from './not-here'

const bench = await startBench()
afterAll(() => bench.close())

test('the list of what is missing is that of the pinned SDK (sandbox/testing/schema/write-not-here.ts writes it)', { timeout: 120_000 }, () => {
  expect(NOT_HERE).toEqual(missingParams(ENDPOINTS))
  expect(Object.values(NOT_HERE).join(' ').split(' ').length).toBeGreaterThan(400)
})

test('DIFFERENCES.md lists what is served and what is refused as it is (sandbox/testing/schema/write-not-here.ts writes it)', () => {
  const text = readFileSync(join(SOURCES, 'DIFFERENCES.md'), 'utf8')
  const part = listDifferences(ENDPOINTS, NOT_HERE)
  expect(text).toBe(withDifferences(text, part))
  expect(part).toContain('`/v1/payment_method_domains/:id/validate` POST')
  expect(part).toMatch(/^- `POST \/v1\/tokens`: in `account\[company\]`: .*`ownership_declaration_shown_and_signed`/m)
  expect(part).toMatch(/^- .*`POST \/v1\/tokens`.*: `cvc_update`, `pii`$/m)
  expect(() => withDifferences('', part)).toThrow('no place')
})

test("a parameter of Stripe's is not unknown, one of nobody's is", async () => {
  const { stripe } = bench
  const base = { amount: 2000, currency: 'usd' }
  const klarna = { type: 'card' as const, klarna: { dob: { day: 1, month: 1, year: 1990 } } }
  const known = await refusal(stripe.paymentIntents.create({ ...base, confirm: true, payment_method_data: klarna }))
  expect(known).toMatchObject({ statusCode: 400, code: undefined, param: 'payment_method_data[klarna]' })
  expect(known.message).toBe('The local Stripe does not support the parameter: payment_method_data[klarna]. See sandbox/DIFFERENCES.md.')
  const both = await refusal(stripe.paymentIntents.create({ ...base, payment_method_data: { ...klarna, nobody: '1' } } as never))
  expect(both).toMatchObject({ code: 'parameter_unknown', param: 'payment_method_data[nobody]' })
  expect(both.message).toBe('Received unknown parameter: payment_method_data[nobody]')
})
