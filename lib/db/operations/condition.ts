import { pool } from '@/lib/db/client'

/** How the database is: migrations that began and did not end, connections in use, and how many there may be. */
export async function readCondition(): Promise<{ unfinished: number; connections: number; most: number }> {
  const { rows } = await pool().query<{ unfinished: number; connections: number; most: number }>(`select
    (select count(*)::int from _prisma_migrations where finished_at is null and rolled_back_at is null) as unfinished,
    (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
    current_setting('max_connections')::int as most`)
  const [row] = rows
  if (!row) throw new Error('The database said nothing of itself.')
  return row
}
