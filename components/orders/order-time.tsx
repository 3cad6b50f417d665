const FORMAT = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

/** A moment, written out in UTC so that server and browser agree. `day` leaves out the time. */
export function OrderTime({ at, day = false }: { at: string; day?: boolean }) {
  const date = new Date(at)
  return <time dateTime={at}>{day ? DAY.format(date) : `${FORMAT.format(date)} UTC`}</time>
}
