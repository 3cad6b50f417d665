import type { Formats } from 'next-intl'

/**
 * One format for each purpose. Where a page is shown they follow the viewer's locale and time zone; the names are those Moment takes.
 * Money has its own component (Money), because its currency comes with it.
 */
export const formats = {
  dateTime: {
    /** A date in tables and lists. */
    day: { dateStyle: 'medium' },
    /** A date somebody agreed on, such as the day of a later charge: the same day for everybody, wherever they are. */
    agreedDay: { dateStyle: 'long', timeZone: 'UTC' },
    /** A month of UTC. */
    agreedMonth: { month: 'long', year: 'numeric', timeZone: 'UTC' },
    /** Date and time on pages. */
    moment: { dateStyle: 'medium', timeStyle: 'short' },
    /** The same where the viewer's zone is not known: UTC, named. */
    momentInUtc: { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
    /** Date, time and zone on receipts and in mails. */
    receipt: { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  },
  number: {
    percent: { style: 'percent', maximumFractionDigits: 2 },
    /** How far something is above or below what it was. */
    change: { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' },
  },
  list: {
    and: { type: 'conjunction' },
  },
} satisfies Formats
