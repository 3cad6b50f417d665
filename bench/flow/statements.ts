import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'

/** What PostgreSQL logs of a statement: who sent it, as the job engine's looking for work does not count. */
const STATEMENT = /^<([^>]*)> LOG: {2}(?:statement|execute [^:]*):/
/** What the connections of the bench call themselves. */
export const OWN = 'bench'
const OTHERS = new Set(['souk-jobs', OWN])

/** Counts the statements that PostgreSQL gets from the shop, from its own log. */
export type Counter = { since: () => Promise<number>; stop: () => Promise<void> }

export async function countStatements(pool: pg.Pool): Promise<Counter> {
  const { rows } = await pool.query<{ data_directory: string }>('SHOW data_directory')
  const log = path.join(rows[0]?.data_directory ?? '', 'server.log')
  await pool.query(`ALTER SYSTEM SET log_line_prefix = '<%a> '`)
  await pool.query(`ALTER SYSTEM SET log_statement = 'all'`)
  await pool.query('SELECT pg_reload_conf()')
  let seen = (await stat(log)).size
  return {
    since: async () => {
      const file = await open(log)
      const { size } = await file.stat()
      const { buffer } = await file.read(Buffer.alloc(size - seen), 0, size - seen, seen)
      await file.close()
      seen = size
      return buffer
        .toString()
        .split('\n')
        .filter((line) => isOfShop(STATEMENT.exec(line))).length
    },
    stop: async () => {
      await pool.query('ALTER SYSTEM RESET log_statement')
      await pool.query('SELECT pg_reload_conf()')
    },
  }
}

const isOfShop = (found: RegExpExecArray | null) => found !== null && !OTHERS.has(found[1] ?? '')
