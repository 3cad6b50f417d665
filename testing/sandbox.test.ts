import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { testSandbox } from './sandbox'

const sandbox = await testSandbox()

test('the settings of a test file point to its own local Stripe', async () => {
  expect(env().STRIPE_LOCAL_URL).toBe(sandbox.url)
  const headers = { Authorization: `Bearer ${env().STRIPE_SECRET_KEY}` }
  const customers = await (await fetch(`${sandbox.url}/v1/customers`, { headers })).json()
  expect(customers).toMatchObject({ object: 'list', data: [] })
})
