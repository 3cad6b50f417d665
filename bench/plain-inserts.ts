import pg from 'pg'

/**
 * How many rows of this payload the PostgreSQL takes in a second, one statement each, on disk: into a copy of the inbox's table with its indexes, over as many
 * connections as the shop has. What acceptance is measured against.
 */
export async function plainInserts(databaseUrl: string, bodies: string[]): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 })
  await pool.query('CREATE TABLE plain_inserts (LIKE "WebhookEvent" INCLUDING ALL)')
  // Connections and plans are there before the clock starts.
  await Promise.all(Array.from({ length: 20 }, (_, n) => insert(pool, `warm-up-${n}`, bodies[0] ?? '{}')))
  const began = performance.now()
  await Promise.all(bodies.map((body, n) => insert(pool, `evt_plain${n}`, body)))
  const seconds = (performance.now() - began) / 1000
  await pool.query('DROP TABLE plain_inserts')
  await pool.end()
  return bodies.length / seconds
}

const INSERT = `INSERT INTO plain_inserts (id, scope, type, "accountId", livemode, created, payload)
  VALUES ($1, 'connect', 'charge.updated', 'acct_1Bench', false, now(), $2::jsonb)`

async function insert(pool: pg.Pool, id: string, body: string): Promise<void> {
  await pool.query({ name: 'plain', text: INSERT, values: [id, body] })
}
