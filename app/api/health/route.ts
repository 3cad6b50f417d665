import { env } from '@/lib/env'

/**
 * Live: this process answers. Says nothing about the database, which a restart would not mend. Which process it is, where one was named: on a port
 * that two have wanted, the program that started it can tell it from another one.
 */
export function GET(): Response {
  const { INSTANCE_ID: instance } = env()
  return Response.json({ status: 'ok', ...(instance && { instance }) }, { headers: { 'cache-control': 'no-store' } })
}
