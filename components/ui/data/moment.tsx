import { useFormatter, useTimeZone } from 'next-intl'

/** `day`: tables; `agreedDay`, `agreedMonth`: the same for everybody; `moment`: date and time; `receipt`: the same with its zone. */
export type MomentFormat = 'day' | 'agreedDay' | 'agreedMonth' | 'moment' | 'receipt'

/** A point in time in the viewer's locale and time zone; where the zone is not known, UTC, which is then named. */
export function Moment({ at, as = 'moment', className }: { at: string | Date; as?: MomentFormat; className?: string }) {
  const write = useMoment()
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {write(at, as)}
    </time>
  )
}

/**
 * The same as text, for a place where only text fits, such as a message's value.
 * @public
 */
export function useMoment(): (at: string | Date, as?: MomentFormat) => string {
  const format = useFormatter()
  const zone = useTimeZone()
  return (at, as = 'moment') => format.dateTime(new Date(at), as === 'moment' && zone === 'UTC' ? 'momentInUtc' : as)
}
