import { after } from 'next/server'
import { recentHealth } from '@/lib/operations/health'
import { drainAfterVisit } from '@/lib/operations/run-jobs'

/** Ready: 200 when database, queue and schedule are as they should be, else 503; which of them is in the answer. On serverless, asking once a minute keeps the jobs running. */
export async function GET(): Promise<Response> {
  after(drainAfterVisit)
  const health = await recentHealth()
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
