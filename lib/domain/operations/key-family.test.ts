import { expect, test } from 'vitest'
import { areOfOthers } from './key-family'

test.each([
  ['keys of one account', 'sk_test_51AbCdEfSecret', 'pk_test_51AbCdEfPublishable', false],
  ['keys of two accounts', 'rk_live_51AbCdEfSecret', 'pk_live_51AbCdXxPublishable', true],
  ['an older key that names none', 'sk_test_oldSecret', 'pk_test_51AbCdEfPublishable', false],
])('%s', (_case, key, other, expected) => {
  expect(areOfOthers(key, other)).toBe(expected)
})
