import { expect, test } from 'vitest'
import { keepLook } from '@/lib/db/operations/doctor-look'
import { CHECK_NAMES } from '@/lib/domain/wire/doctor-views'
import { testDatabase } from '@/testing/database'
import type { examine } from './examine'
import { countRedChecks, examineAndKeep } from './last-look'

await testDatabase()
type Checks = NonNullable<Parameters<typeof examine>[0]>
type Found = Awaited<ReturnType<Checks['keys']>>

const good: Found = { state: 'good', sentence: 'keysGood' }
const checksWith = (others: Partial<Record<keyof Checks, Found>>) =>
  Object.fromEntries(CHECK_NAMES.map((name) => [name, async () => others[name] ?? good])) as unknown as Checks

test('what is red stays counted until the doctor looks again, a day at most; warnings and what is unknown are not counted', async () => {
  expect(await countRedChecks()).toBe(0)
  const red: Found = { state: 'bad', sentence: 'keysOfOthers' }
  const lines = await examineAndKeep(
    checksWith({ keys: red, mail: red, clock: { state: 'unknown', sentence: 'notChecked' }, accounts: { ...red, state: 'warning' } }),
  )
  expect(lines.filter(({ state }) => state === 'bad').map(({ name }) => name)).toEqual(['keys', 'mail'])
  expect(await countRedChecks()).toBe(2)
  expect(await countRedChecks(new Date(Date.now() + 86_400_001))).toBe(0)
  await examineAndKeep(checksWith({ mail: red }))
  expect(await countRedChecks()).toBe(1)
})

test('of two that look at once the one that began later stands, whichever ends first', async () => {
  const began = new Date()
  await keepLook(new Date(began.getTime() + 1000), [])
  await keepLook(began, ['keys'])
  expect(await countRedChecks()).toBe(0)
})
