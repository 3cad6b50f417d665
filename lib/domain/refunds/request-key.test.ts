import { expect, test } from 'vitest'
import { nextRequest } from './request-key'

const now = new Date('2026-12-01T12:00:00Z')
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test.each([
  ['never asked', null, 0, now, 0],
  ['just asked', before(1), 0, before(1), 0],
  ['asked almost ten minutes ago', before(599), 2, before(599), 2],
  ['asked ten minutes ago', before(600), 2, now, 3],
] as const)('%s: the key to ask with', (_, requestedAt, repeats, at, next) => {
  expect(nextRequest({ requestedAt, repeats }, now)).toEqual({ requestedAt: at, repeats: next })
})
