import { expect, test } from 'vitest'
import { accountWays } from './account-offer'

test('nothing chosen offers to connect, a choice offers what it says, what a seller had comes back its way, and without a client id accounts are opened alone', () => {
  expect(accountWays(null, true)).toEqual({ connect: true, open: false })
  expect(accountWays('connect', true)).toEqual({ connect: true, open: false })
  expect(accountWays('open', true)).toEqual({ connect: false, open: true })
  expect(accountWays('both', true)).toEqual({ connect: true, open: true })
  expect(accountWays('open', true, { isManaged: false })).toEqual({ connect: true, open: true })
  expect(accountWays('connect', true, { isManaged: true })).toEqual({ connect: true, open: true })
  for (const offer of [null, 'connect', 'open', 'both'] as const)
    expect(accountWays(offer, false, { isManaged: false })).toEqual({ connect: false, open: true })
})
