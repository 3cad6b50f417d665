/** The first moment (UTC) of a month as it stands in an address, such as "2026-12"; null for what is none. */
export function firstMomentOf(month: string): Date | null {
  return /^20\d\d-(?:0[1-9]|1[0-2])$/.test(month) ? new Date(`${month}-01T00:00:00Z`) : null
}

/** The first moment (UTC) of the month so many before or after that of a moment. */
export function monthFrom(moment: Date, months: number): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + months))
}

/** A month (its first moment, UTC) as it stands in an address. */
export function monthName(month: Date): string {
  return month.toISOString().slice(0, 7)
}
