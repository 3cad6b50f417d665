import { log } from '@/lib/log/log'
import { startWorker } from './worker'

// `npm run worker`: as many of these as one likes, on as many machines.
await startWorker(() => process.exit())
log.info('Working on the queues. Ctrl-C stops after the jobs in hand.')
