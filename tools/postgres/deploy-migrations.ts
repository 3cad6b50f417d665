import pg from 'pg'
import { isPooled } from './pooler'
import { placeOf } from './reset-refusal'

type Source = Record<string, string | undefined>

/** What a deployment does with its database before it is built. */
export type MigrationPlan = { kind: 'migrate'; url: string; mark: string | null } | { kind: 'leave'; why: string } | { kind: 'refuse'; why: string }

/**
 * Decides which database a deployment migrates. A preview never migrates the one of production: production marks its own, by name and place, so that a copy (a branch of
 * the database, made for the preview) is told apart from it. A preview without a database, or with production's, is built all the same.
 * @throws what pg throws when the database does not answer
 */
export async function planMigrations(source: Source): Promise<MigrationPlan> {
  const isPreview = source.VERCEL_ENV === 'preview'
  const { DATABASE_URL, DIRECT_DATABASE_URL } = source
  const url = DIRECT_DATABASE_URL || DATABASE_URL
  if (!url && isPreview) return { kind: 'leave', why: 'This preview has no database: set DATABASE_URL for Preview to one of its own.' }
  if (!url) return { kind: 'refuse', why: 'DATABASE_URL: set the address of a PostgreSQL database' }
  if (await isPooled(url)) {
    const why = 'a pooler in transaction mode answers, which would keep the lock of a migration: set the address of PostgreSQL itself'
    return { kind: 'refuse', why: `DIRECT_DATABASE_URL: ${why}` }
  }
  if (source.VERCEL_ENV === 'production') return { kind: 'migrate', url, mark: productionMark(url) }
  return isPreview ? planPreview(url) : { kind: 'migrate', url, mark: null }
}

async function planPreview(url: string): Promise<MigrationPlan> {
  const { isEmpty, mark } = await readMark(url)
  if (isEmpty || mark === PREVIEW) return { kind: 'migrate', url, mark: PREVIEW }
  if (mark === productionMark(url))
    return { kind: 'leave', why: `${placeOf(url)} is the database of production: set DATABASE_URL for Preview to one of its own.` }
  if (mark?.startsWith(PRODUCTION)) return { kind: 'migrate', url, mark: PREVIEW }
  return {
    kind: 'leave',
    why: `${placeOf(url)} may be the database of production, which has not been deployed since databases are marked: deploy it first.`,
  }
}

const PREVIEW = 'souk: previews'
const PRODUCTION = 'souk: production at '

// The same database behind its pooler or not.
function productionMark(url: string): string {
  return `${PRODUCTION}${placeOf(url).replace('-pooler', '')}`
}

/** Writes whose a database is, beside the list of its migrations. */
export async function writeMark(url: string, mark: string): Promise<void> {
  await asked(url, (client) => client.query(`comment on table _prisma_migrations is ${pg.escapeLiteral(mark)}`))
}

function readMark(url: string): Promise<{ isEmpty: boolean; mark: string | null }> {
  return asked(url, async (client) => {
    const { rows } = await client.query<{ table: string | null; mark: string | null }>(
      `select to_regclass('_prisma_migrations')::text as table, obj_description(to_regclass('_prisma_migrations'), 'pg_class') as mark`,
    )
    return { isEmpty: !rows[0]?.table, mark: rows[0]?.mark ?? null }
  })
}

async function asked<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
