import { expect, test } from 'vitest'
import { resetRefusal } from './reset-refusal'

const own = 'postgresql://souk:secret@db.example:5432/souk?prepare=true'

test('a reset of the embedded database needs no confirmation', () => {
  expect(resetRefusal({}, false)).toBeNull()
  expect(resetRefusal({ DATABASE_URL: '' }, false)).toBeNull()
})

test('a reset of a database named by DATABASE_URL is refused without --yes-really, and the password is not shown', () => {
  const refusal = resetRefusal({ DATABASE_URL: own }, false)
  expect(refusal).toContain('db.example:5432/souk')
  expect(refusal).toContain('--yes-really')
  expect(refusal).not.toContain('secret')
  expect(resetRefusal({ DATABASE_URL: own }, true)).toBeNull()
})

test('a reset beside a live key is always refused', () => {
  expect(resetRefusal({ STRIPE_SECRET_KEY: 'sk_live_1' }, true)).toContain('live key')
  expect(resetRefusal({ DATABASE_URL: own, STRIPE_SECRET_KEY: 'rk_live_1' }, true)).toContain('live key')
})
