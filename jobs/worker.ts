import { countLiveWorkers } from '@/lib/db/jobs/job-list'
import { registerHandlers, stopJobs, work } from '@/lib/db/jobs/jobs'
import { shareRateLimit } from '@/lib/stripe/pace/paced-http-client'
import { handlers } from './handlers'

/** As often as a process says that it is alive. */
const SHARE_EVERY_MS = 30_000

/**
 * Works on the queues in this process and stops when it is told to, finishing the jobs it has.
 * @param afterStop what to do then; a server ends by itself
 */
export async function startWorker(afterStop: () => void = () => undefined): Promise<void> {
  registerHandlers(handlers)
  await work()
  await shareLimit()
  const sharing = setInterval(() => void shareLimit().catch(() => undefined), SHARE_EVERY_MS).unref()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clearInterval(sharing)
      void stopJobs().finally(afterStop)
    })
  }
}

/** Stripe's limit is one for all processes. */
async function shareLimit(): Promise<void> {
  shareRateLimit(await countLiveWorkers())
}
