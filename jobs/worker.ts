import { runJobs } from '@/lib/operations/run-jobs'
import { handlers } from './handlers'

/**
 * Works on the queues in this process and stops when it is told to, finishing the jobs it has.
 * @param afterStop what to do then; a server ends by itself
 */
export async function startWorker(afterStop: () => void = () => undefined): Promise<void> {
  const stop = await runJobs(handlers)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(afterStop))
}
