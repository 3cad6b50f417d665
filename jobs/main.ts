import { startWorker } from './worker'

// `npm run worker`: as many of these as one likes, on as many machines.
await startWorker(() => process.exit())
console.log('Working on the queues. Ctrl-C stops after the jobs in hand.')
