import pg from 'pg'
import { migrate } from '@/tools/postgres/schema'
import type { Guardian } from '@/tools/start/guarded'

/**
 * Makes an empty database with all migrations on the server of another one.
 * @param besides the address of that one
 * @param log the file that migrating writes to
 * @returns its address
 */
export async function ownDatabase(besides: string, log: string, guardian: Guardian): Promise<string> {
  const url = new URL(besides)
  const name = `further_${Date.now().toString(36)}`
  const client = new pg.Client({ connectionString: besides })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  url.pathname = `/${name}`
  await migrate(url.href, log, guardian)
  return url.href
}
