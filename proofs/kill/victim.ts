// A shop process that buys once when it is told to, through the use case the checkout route calls, and may be killed at any instant.
import { createInterface } from 'node:readline'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { jobs } from '@/lib/db/jobs/jobs'

await jobs()
await db().order.count()
console.log('ready')
for await (const line of createInterface({ input: process.stdin })) {
  const { wish, buyer } = JSON.parse(line)
  const placed = await placeOrder(wish, buyer)
  console.log(placed.kind === 'answer' ? placed.answer.status : placed.refusal.code)
  process.exit(0)
}
