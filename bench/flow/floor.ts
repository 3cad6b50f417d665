import type pg from 'pg'
import { ask } from './walk'

/** Whose rows an order writes, and how they are found by its id. */
const ROWS = {
  Order: 'id = $1',
  SellerOrder: '"orderId" = $1',
  OrderLine: '"sellerOrderId" IN (SELECT id FROM "SellerOrder" WHERE "orderId" = $1)',
  PartAmount: '"sellerOrderId" IN (SELECT id FROM "SellerOrder" WHERE "orderId" = $1)',
  OrderEvent: '"orderId" = $1',
  LedgerJournal: '"sellerOrderId" IN (SELECT id FROM "SellerOrder" WHERE "orderId" = $1)',
  LedgerEntry: '"journalId" IN (SELECT id FROM "LedgerJournal" WHERE "sellerOrderId" IN (SELECT id FROM "SellerOrder" WHERE "orderId" = $1))',
}

/** Copies of the tables with their indexes, none of which minds the same row twice. */
export async function makeFloorTables(pool: pg.Pool): Promise<void> {
  await pool.query('CREATE SCHEMA floor')
  for (const table of Object.keys(ROWS)) {
    await pool.query(`CREATE TABLE floor."${table}" (LIKE public."${table}" INCLUDING DEFAULTS)`)
    const { rows } = await pool.query<{ indexdef: string }>('SELECT indexdef FROM pg_indexes WHERE schemaname = $1 AND tablename = $2', [
      'public',
      table,
    ])
    for (const { indexdef } of rows) await pool.query(indexdef.replace(/^CREATE (?:UNIQUE )?INDEX .+ ON public\./, 'CREATE INDEX ON floor.'))
  }
}

/** Rows by table, as JSON. */
type Rows = Map<string, string>

/** The rows of the newest order, which is paid: what a purchase must at least write. */
export async function rowsOf(pool: pg.Pool): Promise<Rows> {
  const { rows: newest } = await pool.query<{ id: string }>('SELECT id FROM "Order" ORDER BY "createdAt" DESC LIMIT 1')
  const found: Rows = new Map()
  for (const [table, where] of Object.entries(ROWS)) {
    const { rows } = await pool.query<{ rows: string }>(`SELECT coalesce(json_agg(it), '[]')::text AS rows FROM "${table}" it WHERE ${where}`, [
      newest[0]?.id,
    ])
    found.set(table, rows[0]?.rows ?? '[]')
  }
  return found
}

/** The least a purchase of this many requests costs: as many bare pages, and the same rows, a statement for each table in one transaction. */
export async function bareFlow(pool: pg.Pool, bareUrl: string, { requests, rows }: { requests: number; rows: Rows }): Promise<void> {
  for (let left = requests; left > 0; left--) await ask(bareUrl, {})
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    for (const [table, values] of rows) {
      await client.query({
        name: `floor ${table}`,
        text: `INSERT INTO floor."${table}" SELECT * FROM json_populate_recordset(null::floor."${table}", $1)`,
        values: [values],
      })
    }
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
