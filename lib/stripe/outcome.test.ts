import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { attempt } from './outcome'

const failing = (statusCode: number) =>
  attempt(() => Promise.reject(new Stripe.errors.StripeAPIError({ type: 'api_error', message: 'No.', statusCode })))

test.each([[400], [401], [403], [404]])('the status %i of Stripe means that nothing was done', async (status) => {
  expect(await failing(status)).toMatchObject({ kind: 'refused', status })
})

test.each([[408], [409], [424], [425], [429], [500], [502], [503], [504], [520]])(
  'the status %i of Stripe does not tell whether it was done',
  async (status) => {
    expect(await failing(status)).toMatchObject({ kind: 'unknown' })
  },
)

test('a lost connection does not tell whether it was done', async () => {
  const lost = new Stripe.errors.StripeConnectionError({ type: 'api_error', message: 'reset' })
  expect(await attempt(() => Promise.reject(lost))).toMatchObject({ kind: 'unknown' })
})
