import pg from 'pg'
import { pool } from '@/lib/db/client'

/**
 * The statements that `work` sends to PostgreSQL over the shop's own connections, in their order; those of the job engine's looking for work are not among them.
 * Their number is the same on every machine, as times are not.
 */
export async function statementsDuring<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = []
  const own = new WeakSet<object>()
  const note = (client: object) => void own.add(client)
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pool().on('acquire', note)
  pg.Client.prototype.query = function noted(this: pg.Client, ...args: unknown[]) {
    if (own.has(this)) statements.push(textOf(args[0]))
    return query.apply(this, args)
  } as typeof pg.Client.prototype.query
  try {
    return { result: await work(), statements }
  } finally {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query
    pool().off('acquire', note)
  }
}

function textOf(asked: unknown): string {
  const text = typeof asked === 'object' && asked !== null && 'text' in asked ? asked.text : asked
  return String(text).replace(/\s+/g, ' ').trim()
}
