/** Runs once when a server starts: checks the settings, and sets the job engine going where a process lives long enough for it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('@/lib/env')
  env()
  const { startWorker } = await import('@/jobs/worker')
  const { registerJobs } = await import('@/lib/operations/run-jobs')
  const { handlers } = await import('@/jobs/handlers')
  if (process.env.VERCEL || env().JOBS_IN_SERVER === 'no') registerJobs(handlers)
  else await startWorker()
}
