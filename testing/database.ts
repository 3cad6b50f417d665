import { afterAll, inject } from 'vitest'

/**
 * Gives the calling test file a migrated, empty PostgreSQL database of its own, and points DATABASE_URL to it until the file ends. Call it at the
 * top of the file, before anything asks `db()`: `await testDatabase()`.
 * @returns the database's address
 */
export async function testDatabase(): Promise<string> {
  const office = inject('databaseOffice')
  const response = await fetch(office)
  const url = await response.text()
  if (!response.ok) throw new Error(url)
  process.env.DATABASE_URL = url
  afterAll(async () => {
    const [{ stopJobs }, { disconnect }] = await Promise.all([import('@/lib/db/jobs/jobs'), import('@/lib/db/client')])
    await stopJobs()
    await disconnect()
    await fetch(`${office}?database=${encodeURIComponent(url)}`)
  })
  return url
}
