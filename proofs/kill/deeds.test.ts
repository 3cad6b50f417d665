import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { DEEDS, openDeedRounds } from './deed-rounds'
import { lineOf } from './rounds'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const rounds = await openDeedRounds(sandbox)
afterAll(rounds.close)

/** `npm run kill-points -- --after-payment` does them all; here one in so many, calls and commits, before and after alike. */
const ONE_IN = 9

test.each(DEEDS)(
  'a process killed at a call or a commit of a %s leaves one that is done, once, when its job or its person comes again',
  async (deed) => {
    const points = await rounds.points(deed)
    expect(points.length).toBeGreaterThan(10)
    for (const point of points.filter((_, index) => index % ONE_IN === 0)) {
      const row = await rounds.killAt(deed, point)
      expect(row.verdict, lineOf(row)).toBe('good')
    }
  },
  10 * 60_000,
)
