type HeaderBag = { get(name: string): string | null }

/**
 * The address a request came from, for rate limits only.
 * On Vercel `x-real-ip` is written by the platform, whatever the client sent. Elsewhere it is the last entry of `x-forwarded-for`: the one
 * that our own reverse proxy appended (Next fills it from the socket when there is none). Earlier entries are the client's own words.
 * A server reached without a reverse proxy cannot trust it at all; there the limits by e-mail and by browser remain.
 */
export function clientIp(headers: HeaderBag, onVercel = Boolean(process.env.VERCEL)): string {
  const claimed = onVercel ? headers.get('x-real-ip') : headers.get('x-forwarded-for')?.split(',').at(-1)
  return claimed?.trim().replace(/^::ffff:/, '') || 'unknown'
}
