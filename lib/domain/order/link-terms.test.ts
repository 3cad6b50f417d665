import { expect, test } from 'vitest'
import { linkTerms } from './link-terms'

const now = new Date('2026-12-01T00:00:00Z')
const at = (day: string) => new Date(`${day}T00:00:00Z`)

test.each([
  ['is paid', [{ status: 'captured' as const, dueAt: null }], ['read', 'ask'], at('2028-01-05')],
  ['is refused', [{ status: 'declined' as const, dueAt: null }], ['read', 'pay', 'cancel', 'ask'], at('2026-12-31')],
  [
    'is charged in March',
    [
      { status: 'captured' as const, dueAt: null },
      { status: 'scheduled' as const, dueAt: at('2027-03-01') },
    ],
    ['read', 'pay', 'cancel', 'ask'],
    at('2027-03-31'),
  ],
])('the link of an order that %s allows %j', (_, parts, scopes, endsAt) => {
  expect(linkTerms({ parts }, now)).toEqual({ scopes, endsAt })
})
