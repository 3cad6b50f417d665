/** The cookie a page keeps the browser's time zone in (an IANA name), so that the server writes times as the viewer reads them. */
export const TIME_ZONE_COOKIE = 'time-zone'
