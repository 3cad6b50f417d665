import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { env } from '@/lib/env'
import { log } from '@/lib/log/log'
import { PrismaClient } from './generated/client'
import { type Amounts, plainAmounts } from './money-columns'
import { stopLooking } from './operations/reachable'
import { makePool } from './pool'
import { maySetNames, statementName } from './statement-names'
import { isDeadlock } from './unique'

/** A transaction's client: what a repository function takes when it must commit with its caller. */
export type Tx = Parameters<Parameters<Amounts['$transaction']>[0]>[0]

type Connection = { pool: pg.Pool; prisma: Amounts }
// Hot reload evaluates this module again: the one connection pool lives on globalThis.
const shared = globalThis as typeof globalThis & { soukDatabase?: Connection }

function connect(): Connection {
  const pool = makePool({ max: 20 })
  const naming = maySetNames(env().DATABASE_URL) ? { statementNameGenerator: ({ sql }: { sql: string }) => statementName(sql) } : {}
  return { pool, prisma: plainAmounts(new PrismaClient({ adapter: new PrismaPg(pool, naming) })) }
}

function connection(): Connection {
  shared.soukDatabase ??= connect()
  return shared.soukDatabase
}

/** The Prisma client, connected on first use so that `next build` needs no database. */
export function db(): Amounts {
  return connection().prisma
}

/** The connection pool under the client, for the few statements Prisma cannot say. */
export function pool(): pg.Pool {
  return connection().pool
}

/** How often a transaction is begun anew that PostgreSQL gave up so that another could go on. */
const AGAIN = 2

/**
 * Runs `work` in one transaction; everything or nothing is kept. One that PostgreSQL gives up over a deadlock is begun anew, so `work` keeps nothing outside of it.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let again = 0; ; again += 1) {
    try {
      return await db().$transaction(work, { maxWait: 10_000, timeout: 15_000 })
    } catch (error) {
      if (again === AGAIN || !isDeadlock(error)) throw error
      log.warn({ err: error }, 'A transaction met a deadlock and is begun anew')
    }
  }
}

/** Closes the connections; the next use connects again. */
export async function disconnect(): Promise<void> {
  const open = shared.soukDatabase
  delete shared.soukDatabase
  await open?.prisma.$disconnect()
  if (open && !open.pool.ended) await open.pool.end()
  await stopLooking()
}
