/**
 * Noon of a day in a time zone, kept within the same day of UTC: so the moment is that day for the seller who chose it and for everybody who reads it.
 * @param day as an input of type date gives it: "2026-12-01"
 * @param timeZone IANA
 * @returns null where there is no such day
 */
export function noonOf(day: string, timeZone: string): Date | null {
  const noon = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T12:00:00.000Z`) : null
  if (!noon || Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(day)) return null
  const there = noon.getTime() - offsetAt(noon, timeZone)
  const [begin, end] = [noon.getTime() - 12 * HOUR, noon.getTime() + 12 * HOUR - 1]
  return new Date(Math.min(Math.max(there, begin), end))
}

const HOUR = 3_600_000

/** How far a zone's clock is ahead of UTC, in milliseconds. */
function offsetAt(moment: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  const [date = '', time = ''] = format.format(moment).split(', ')
  return new Date(`${date}T${time}Z`).getTime() - moment.getTime()
}
