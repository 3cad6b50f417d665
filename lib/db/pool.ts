import { attachDatabasePool } from '@vercel/functions'
import pg from 'pg'
import { env } from '@/lib/env'
import { log } from '@/lib/log/log'

/** The longest a statement runs, and waits for a lock, by the server's clock. A request that takes longer has lost its reader. */
const STATEMENT_MS = 15_000
const LOCK_MS = 10_000
/** A transaction whose process hangs releases its locks after this. */
const IDLE_IN_TRANSACTION_MS = 60_000
/** Where the server itself hangs, our own timer ends the wait: for an answer, and for a connection. */
const ANSWER_MS = 17_000
const CONNECT_MS = 10_000
/** An idle connection is kept so long: a new one costs the server a process, and what comes round does so every minute. */
const IDLE_MS = 120_000

// Moments are kept without a zone, in UTC: what the server makes itself (`now()`) must be UTC too, whatever zone the database has. Said as a statement, since
// poolers such as PgBouncer refuse most parameters of a connection's start.
const SESSION = `set time zone 'UTC'; set statement_timeout = ${STATEMENT_MS}; set lock_timeout = ${LOCK_MS};
  set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`

/**
 * A pool of connections to our database, each with time-outs and in UTC. On Vercel its idle ones are closed before the instance is suspended, or they would stay
 * open on the server.
 * @param options what pg takes beside the address, such as how many connections at most
 */
export function makePool(options: pg.PoolConfig): pg.Pool {
  const timeouts = { query_timeout: ANSWER_MS, connectionTimeoutMillis: CONNECT_MS, ...(!process.env.VERCEL && { idleTimeoutMillis: IDLE_MS }) }
  const onConnect = async (client: pg.ClientBase) => void (await client.query(SESSION))
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, ...timeouts, onConnect, ...options })
  // An idle connection that PostgreSQL closes (a restart, say) is replaced on next use; without a listener it would end the process.
  pool.on('error', (err) => log.warn({ err }, 'An idle database connection was lost'))
  if (process.env.VERCEL) attachDatabasePool(pool)
  return pool
}
