import { expect, test } from 'vitest'
import { hasFile } from './kept-files'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))
const bought = { variantId: 'v1', grantedAt: at(10) }

test.each([
  ['for sale before and now', { readyAt: at(1), endedAt: null }, true],
  ['added afterwards', { readyAt: at(20), endedAt: null }, true],
  ['for sale then, replaced since', { readyAt: at(1), endedAt: at(20) }, true],
  ['replaced before', { readyAt: at(1), endedAt: at(5) }, false],
  ['replaced at the very moment', { readyAt: at(1), endedAt: at(10) }, false],
  ['came and went afterwards', { readyAt: at(15), endedAt: at(20) }, false],
  ['still being uploaded', { readyAt: null, endedAt: null }, false],
])('%s', (_name, file, expected) => {
  expect(hasFile({ variantId: null, ...file }, bought)).toBe(expected)
  expect(hasFile({ variantId: 'v1', ...file }, bought)).toBe(expected)
  expect(hasFile({ variantId: 'v2', ...file }, bought)).toBe(false)
})
