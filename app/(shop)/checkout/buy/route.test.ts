import { expect, test } from 'vitest'
import { POST } from './route'

const post = (body: BodyInit) => POST(new Request('http://localhost:3000/checkout/buy', { method: 'POST', body }))

test('leads to the checkout with product and quantity, and with nothing else of the form', async () => {
  const form = new URLSearchParams({ product: 'mug & bowl', quantity: '2', seenPriceMinor: '3400', $ACTION_KEY: 'k' })
  const answer = await post(form)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/checkout?product=mug+%26+bowl&quantity=2')
})

test('a request without a form leads to the checkout of the cart', async () => {
  expect((await post('nothing')).headers.get('location')).toBe('/checkout?')
})
