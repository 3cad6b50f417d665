import type { Guardian } from '@/tools/start/guarded'
import { runProgram } from '@/tools/start/processes'

/**
 * Brings a database to the newest migration.
 * @param databaseUrl PostgreSQL itself, not a pooler
 * @throws Error with Prisma's own words when one fails
 */
export async function migrate(databaseUrl: string, log: string, guardian: Guardian): Promise<void> {
  const args = ['node_modules/prisma/build/index.js', 'migrate', 'deploy']
  await runProgram({ name: 'Bringing the database up to date', args, env: { DATABASE_URL: databaseUrl, DIRECT_DATABASE_URL: '' }, log, guardian })
}
