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

/** So many hours before the end a seller who has not answered is reminded. */
const REMINDERS = [72, 24, 3] as const
/** So many hours before the end what nobody has answered may be answered for its seller. */
export const ANSWERED_HOURS = REMINDERS[1]
/** From when on somebody may have to be reminded. */
export const FIRST_REMINDER_HOURS = REMINDERS[0]

/**
 * Which reminder is due: the last whose time has come. Each is sent once, an earlier one not after a later one, and none whose time was over when the dispute began.
 * @param reminded the last that was sent
 */
export function reminderDue(dispute: { dueBy: Date; openedAt: Date; reminded: number | null }, now: Date): number | null {
  const { dueBy, openedAt, reminded } = dispute
  if (dueBy <= now) return null
  const at = (hours: number) => new Date(dueBy.getTime() - hours * HOUR)
  const due = REMINDERS.filter((hours) => at(hours) <= now && at(hours) > openedAt).at(-1) ?? null
  return due !== null && (reminded === null || due < reminded) ? due : null
}
