import path from 'node:path'
import { runNode } from './processes'

const PRISMA = path.resolve(import.meta.dirname, '../node_modules/prisma/build/index.js')

/**
 * Brings a database to the newest migration.
 * @throws Error with Prisma's own words when one fails
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const { code, output } = await runNode([PRISMA, 'migrate', 'deploy'], { DATABASE_URL: databaseUrl })
  if (code !== 0) throw new Error(`The migrations did not run:\n${output.trim()}`)
}
