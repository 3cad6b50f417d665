import { env } from '@/lib/env'

/**
 * Live: this process answers. Says nothing about what it stands on, so that a restart is never asked for in vain. Which process it is, where one was named: on a port
 * that two have wanted, whoever started it tells it from another one.
 */
export function GET(): Response {
  const { INSTANCE_ID: instance } = env()
  return Response.json({ status: 'ok', ...(instance && { instance }) }, { headers: { 'cache-control': 'no-store' } })
}
