import pg from 'pg'

/** Counts what this process asks of PostgreSQL, the job engine's own looking for work included. */
export function countRoundTrips(): () => number {
  let count = 0
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    count += 1
    return query.apply(this, args)
  } as typeof pg.Client.prototype.query
  return () => count
}
