import { lastScheduledRuns } from '@/lib/db/operations/health'
import { LATE_INTERVALS, SCHEDULES } from '@/lib/domain/operations/jobs'
import type { Finding } from '@/lib/domain/wire/doctor-views'

/** What comes every minute takes longer now and then, and waits while the shop starts. */
const LEAST_MS = 600_000

/** Whether every scheduled job ran lately. One that never ran is late by the age of its queue. @param now for tests */
export async function checkSchedules(now = new Date()): Promise<Finding> {
  const runs = await lastScheduledRuns()
  if (runs.length === 0) throw new Error('No job has run on this database yet.')
  const mostMs = (name: keyof typeof SCHEDULES) => Math.max(LEAST_MS, LATE_INTERVALS * SCHEDULES[name].seconds * 1000)
  const late = runs.filter(({ name, at }) => now.getTime() - at.getTime() > mostMs(name))
  if (late.length === 0) return { state: 'good', sentence: 'schedulesGood' }
  const what = late
    .map(({ name }) => name)
    .sort()
    .join(', ')
  return { state: 'bad', sentence: 'schedulesLate', what, press: 'jobs' }
}
