import pg from 'pg'

// What hosted poolers in transaction mode are called: Neon, Supabase, Prisma Postgres, PgBouncer on its usual port.
const POOLER_NAMES = [/-pooler\./, /\.pooler\./, /^pooler\./, /^pooled\./, /^pgbouncer/]
const POOLER_PORTS = new Set(['6432', '6543'])

/** Whether an address looks like that of a pooler, by its host, port or parameters. */
export function looksPooled(databaseUrl: string): boolean {
  const { hostname, port, searchParams } = new URL(databaseUrl)
  return searchParams.get('pgbouncer') === 'true' || POOLER_PORTS.has(port) || POOLER_NAMES.some((name) => name.test(hostname))
}

/**
 * Whether a pooler in transaction mode answers at an address: two connections that are open at once are served by one process of PostgreSQL. A session-level advisory
 * lock, which migrations take, stays behind there.
 * @throws what pg throws when nobody answers
 */
export async function isPooled(databaseUrl: string): Promise<boolean> {
  const first = open(databaseUrl)
  const others: pg.Client[] = []
  try {
    await first.connect()
    // Others may be using the pooler too, so that it gives the second connection another process: a few are tried.
    for (let tries = 0; tries < 3; tries++) {
      const other = open(databaseUrl)
      others.push(other)
      await other.connect()
      if ((await processOf(first)) === (await processOf(other))) return true
    }
    return false
  } finally {
    await Promise.all([first, ...others].map((client) => client.end().catch(() => undefined)))
  }
}

function open(databaseUrl: string): pg.Client {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  return client
}

async function processOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid ?? 0
}
