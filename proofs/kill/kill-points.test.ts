import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { lineOf, openRounds } from './rounds'
import { openUseCase } from './victims'

await testDatabase()
const sandbox = await testSandbox()
const rounds = await openRounds(sandbox, openUseCase)
afterAll(rounds.close)

/** `npm run kill-points` does them all; here one in so many, calls and commits, before and after alike. */
const ONE_IN = 7

test(
  'a process killed at a call or a commit of a three-seller checkout leaves an order that the next sweep brings to its end, charged once',
  async () => {
    const points = await rounds.points()
    expect(points.length).toBeGreaterThan(60)
    const some = points.filter((_, index) => index % ONE_IN === 0)
    let missed = 0
    for (const point of some) {
      const row = await rounds.killAt(point)
      expect(row.verdict, lineOf(row)).not.toBe('bad')
      if (row.verdict === 'missed') missed += 1
    }
    expect(missed).toBeLessThan(3)
  },
  10 * 60_000,
)
