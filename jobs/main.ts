import { log } from '@/lib/log/log'
import { foreignDatabaseRefusal } from '@/lib/operations/database-owner'
import { startWorker } from './worker'

// `npm run worker`: as many of these as one likes, on as many machines.
const foreign = await foreignDatabaseRefusal()
if (foreign) {
  log.fatal(await foreign.text())
  process.exit(1)
}
await startWorker(() => process.exit())
log.info('Working on the queues. Ctrl-C stops after the jobs in hand.')
