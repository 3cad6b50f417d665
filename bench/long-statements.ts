import type { PoolClient, QueryConfig } from 'pg'
import { pool } from '@/lib/db/client'

/** No statement of a bench takes longer. */
const LONGEST_MS = 1_800_000

/**
 * Runs statements that may take minutes, which none of the shop may: on a connection of its own, so that what is measured keeps the shop's limits.
 * @param isQuiet whether triggers are left out: they ask of each row whether it may be, which takes an hour for a million rows that may
 */
export async function runLong(statements: (string | { text: string; values: unknown[] })[], { isQuiet = false } = {}): Promise<void> {
  const client: PoolClient = await pool().connect()
  try {
    await client.query('set statement_timeout = 0')
    if (isQuiet) await client.query('set session_replication_role = replica')
    for (const statement of statements) {
      const asked: QueryConfig & { query_timeout: number } = {
        ...(typeof statement === 'string' ? { text: statement } : statement),
        query_timeout: LONGEST_MS,
      }
      await client.query(asked)
    }
  } finally {
    client.release(true)
  }
}
