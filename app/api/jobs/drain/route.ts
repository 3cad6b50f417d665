import { env } from '@/lib/env'
import { hasBearer } from '@/lib/http/bearer'
import { problem } from '@/lib/http/problem'
import { drainJobs } from '@/lib/operations/run-jobs'

export const maxDuration = 60
const WORK_MS = 45_000

/** Does the jobs that are due, for places without a long-running process: a schedule calls it with JOBS_SECRET (Vercel: CRON_SECRET). */
export async function GET(request: Request): Promise<Response> {
  if (!hasBearer(request.headers, env().JOBS_SECRET)) return problem(401, 'not_allowed', 'Send Authorization: Bearer with JOBS_SECRET.')
  return Response.json(await drainJobs(WORK_MS))
}
