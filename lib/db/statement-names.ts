import { createHash } from 'node:crypto'

/** So many statements a connection keeps at most; others, such as lists of a rare length, are planned each time. */
const MOST = 500
const PLANNED = /^\s*(select|insert|update|delete|with)\b/i

/**
 * Marks a statement that PostgreSQL plans anew for its values each time. A search for a rare word is fast with one plan (by the index of words), for a common word with
 * another (by date). A named statement soon gets one plan for every word: with it, a search of a million products ran into the statement timeout.
 */
export const PLANNED_EACH_TIME = '/* planned each time */'

const known = new Map<string, string>()

/**
 * Whether our statements may be prepared under a name, so that PostgreSQL reads and plans each but once a connection: it is asked for in the address
 * (`?prepare=true`), since a pooler in transaction mode may not carry names over to the next connection.
 */
export function maySetNames(databaseUrl: string): boolean {
  return new URL(databaseUrl).searchParams.get('prepare') === 'true'
}

/** The name of a statement: the same for the same text. Empty, which is none, for what has no plan worth keeping, and once there are too many. */
export function statementName(sql: string): string {
  const name = known.get(sql) ?? ''
  if (name || known.size >= MOST || !PLANNED.test(sql) || sql.includes(PLANNED_EACH_TIME)) return name
  const made = createHash('sha256').update(sql).digest('base64url')
  known.set(sql, made)
  return made
}
