import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const { buildCommand, crons, regions } = JSON.parse(readFileSync('vercel.json', 'utf8')) as {
  buildCommand: string
  crons: { path: string; schedule: string }[]
  regions: string[]
}
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

// A deployment on the Hobby plan fails at a schedule that may run more than once a day (vercel.com/docs/cron-jobs/usage-and-pricing).
test('no schedule of vercel.json runs more than once a day', () => {
  expect(crons.map(({ schedule }) => schedule).filter((schedule) => !/^\d+ \d+ /.test(schedule))).toEqual([])
})

test('the build on Vercel calls scripts that are there, and the functions stand in one region', () => {
  const called = [...buildCommand.matchAll(/npm run (\S+)/g)].map(([, name]) => name ?? '')
  expect(called).toEqual(['migrate', 'build'])
  expect(called.filter((name) => !scripts[name])).toEqual([])
  expect(regions).toHaveLength(1)
})
