import type { Instrumentation } from 'next'

/** Runs once when a server starts: checks the settings, names every request, and sets the job engine going where a process lives long enough for it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  // Its proxy answers for it.
  if ((await import('@/lib/http/preview-refusal')).previewRefusal()) return
  const { env } = await import('@/lib/env')
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME, JOBS_IN_SERVER } = env()
  // Traces cost time: without an exporter none are made. Its other standard settings are read by the library.
  if (OTEL_EXPORTER_OTLP_ENDPOINT) (await import('@vercel/otel')).registerOTel({ serviceName: OTEL_SERVICE_NAME })
  const { followRequests } = await import('@/lib/log/follow-requests')
  followRequests()
  const { dropUnreadableRouterState } = await import('@/lib/http/router-state')
  dropUnreadableRouterState()
  // In development people read the terminal, and Next's own words there are for them.
  if (process.env.NODE_ENV === 'production') (await import('@/lib/log/console-to-log')).sendConsoleToLog()
  const { foreignDatabaseRefusal, ownDatabase } = await import('@/lib/operations/database-owner')
  await ownDatabase()
  if (await foreignDatabaseRefusal()) return
  const { startWorker } = await import('@/jobs/worker')
  const { registerJobs } = await import('@/lib/operations/run-jobs')
  const { handlers } = await import('@/jobs/handlers')
  if (process.env.VERCEL || JOBS_IN_SERVER === 'no') registerJobs(handlers)
  else await startWorker()
}

/** Next calls this for whatever a page, route or action throws. The digest is the reference that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logRequestError } = await import('@/lib/log/request-error')
  logRequestError(error, request, context)
}
