const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long somebody has: whole days from two days on, else whole hours. */
export type TimeLeft = { unit: 'days' | 'hours' | 'over'; count: number }

/** How long is left to answer. */
export function timeLeft(dueBy: Date, now: Date): TimeLeft {
  const left = dueBy.getTime() - now.getTime()
  if (left <= 0) return { unit: 'over', count: 0 }
  return left >= 2 * DAY ? { unit: 'days', count: Math.floor(left / DAY) } : { unit: 'hours', count: Math.floor(left / HOUR) }
}
