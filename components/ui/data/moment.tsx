const FORMAT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' })

/** A point in time as people read it. The zone is named, because the server does not know the reader's. `day` leaves the hour out. */
export function Moment({ at, day = false, className }: { at: string; day?: boolean; className?: string }) {
  const date = new Date(at)
  return (
    <time dateTime={at} className={className}>
      {day ? DAY.format(date) : `${FORMAT.format(date)} UTC`}
    </time>
  )
}
