import { recentHealth } from '@/lib/operations/health'

/** Ready: 200 when database, queue and schedule are as they should be, else 503; which of them is in the answer. */
export async function GET(): Promise<Response> {
  const health = await recentHealth()
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
