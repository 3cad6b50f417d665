import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { Sequence } from '@/sandbox/core/sequence'
import { startBench } from '@/sandbox/testing/sandbox-client'

const bench = await startBench()
const { stripe } = bench
afterAll(() => bench.close())

test('pages go both ways, and filters with an index give what looking at every row would', async () => {
  const customers = [await stripe.customers.create({ email: 'a@example.com' }), await stripe.customers.create({ email: 'b@example.com' })]
  const made: { id: string; customer: string }[] = []
  for (let n = 0; n < 12; n++) {
    const customer = customers[n % 3 === 0 ? 1 : 0]?.id ?? ''
    made.unshift({ id: (await stripe.paymentIntents.create({ amount: 100 + n, currency: 'usd', customer })).id, customer })
  }
  const wanted = made.filter(({ customer }) => customer === customers[0]?.id).map(({ id }) => id)
  const all: string[] = []
  for await (const intent of stripe.paymentIntents.list({ customer: customers[0]?.id ?? '', limit: 3 })) all.push(intent.id)
  expect(all).toEqual(wanted)
  const back = await stripe.paymentIntents.list({ customer: customers[0]?.id ?? '', limit: 2, ending_before: wanted[5] ?? '' })
  expect(back.data.map(({ id }) => id)).toEqual(wanted.slice(3, 5))
  expect(back.has_more).toBe(true)
  const first = await stripe.paymentIntents.list({ limit: 5, ending_before: made[3]?.id ?? '' })
  expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 3).map(({ id }) => id))
  expect(first.has_more).toBe(false)
})

test('an index follows its row: the address of a customer', async () => {
  const { id } = await stripe.customers.create({ email: 'old@example.com' })
  await stripe.customers.update(id, { email: 'new@example.com' })
  expect((await stripe.customers.list({ email: 'old@example.com' })).data).toEqual([])
  expect((await stripe.customers.list({ email: 'new@example.com' })).data.map((each) => each.id)).toEqual([id])
  const refused = stripe.customers.update(id, { email: 'third@example.com', invoice_settings: { default_payment_method: 'pm_none' } })
  await expect(refused).rejects.toThrow('payment method')
  expect((await stripe.customers.list({ email: 'new@example.com' })).data).toHaveLength(1)
})

test('a sequence keeps its order whatever is added and removed', () => {
  const step = fc.record({ seq: fc.integer({ min: 0, max: 30 }), isAdded: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 0, max: 31 }), (steps, edge) => {
      const sequence = new Sequence()
      const model = new Set<number>()
      for (const { seq, isAdded } of steps) {
        if (isAdded) {
          sequence.add(seq, `id${seq}`)
          model.add(seq)
        } else {
          model.delete(seq)
          expect(sequence.remove(seq)).toBe(model.size === 0)
        }
      }
      const sorted = [...model].sort((a, b) => a - b)
      expect([...sequence.below(edge)]).toEqual(
        sorted
          .filter((seq) => seq < edge)
          .reverse()
          .map((seq) => `id${seq}`),
      )
      expect([...sequence.above(edge)]).toEqual(sorted.filter((seq) => seq > edge).map((seq) => `id${seq}`))
    }),
  )
})
