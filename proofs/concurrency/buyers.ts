// One of several shop processes: buys everything on its input at once, through the use case the checkout route calls, and prints what each buyer was told.
import { text } from 'node:stream/consumers'
import { placeOrder } from '@/lib/checkout/place-order'
import { disconnect } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import type { PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import type { Buyer } from '@/lib/orders/access'

export interface Purchase {
  wish: PlaceOrder
  buyer: Buyer
}

const purchases = JSON.parse(await text(process.stdin)) as Purchase[]
const told = await Promise.all(
  purchases.map(async ({ wish, buyer }) => {
    const placed = await placeOrder(wish, buyer)
    return placed.kind === 'answer' ? placed.answer.status : placed.refusal.code
  }),
)
console.log(JSON.stringify(told))
await stopJobs()
await disconnect()
