/** The cookie a page keeps the browser's time zone in (an IANA name), so that the server writes times as the viewer reads them. */
export const TIME_ZONE_COOKIE = 'time-zone'

/** The cookie the cart keeps the country in (ISO 3166) that its buyer last chose to have things delivered to. */
export const DELIVER_TO_COOKIE = 'deliver-to'

/** The cookie a page keeps the chosen locale in (a BCP 47 tag): its language decides the words, all of it the formats. */
export const LOCALE_COOKIE = 'locale' as const
