// A shop process that does one thing after the payment when it is told to, through the use case its page calls, and may be killed at any instant.
import { createInterface } from 'node:readline'
import { db } from '@/lib/db/client'
import { jobs } from '@/lib/db/jobs/jobs'
import { doDeed } from './deeds'

await jobs()
await db().order.count()
console.log('ready')
for await (const line of createInterface({ input: process.stdin })) {
  console.log(await doDeed(JSON.parse(line)))
  process.exit(0)
}
