/**
 * Why a database may not be reset: it is not the one of this machine, or it holds live payments.
 * @param settings the environment, with what .env says
 * @param isForced whether the person wrote --yes-really
 * @returns the sentence to show, or null when it may be reset
 */
export function resetRefusal(settings: Record<string, string | undefined>, isForced: boolean): string | null {
  const { DATABASE_URL, STRIPE_SECRET_KEY } = settings
  if (/^(sk|rk)_live_/.test(STRIPE_SECRET_KEY ?? '')) return 'STRIPE_SECRET_KEY is a live key: a database with real payments is never reset.'
  if (!DATABASE_URL || isForced) return null
  return `DATABASE_URL names a database of your own (${placeOf(DATABASE_URL)}). To delete everything in it: npm run db:reset -- --yes-really`
}

/** Host and name of a database, without its password. */
export function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl)
  return `${host}${pathname}`
}
