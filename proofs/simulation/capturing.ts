// Sellers capture in Stripe's dashboard what is held: less of it than was agreed. The shop hears of it at once, late, or by what it reads.
import { db } from '@/lib/db/client'
import { advanceOrder } from '@/lib/saga/advance-order'
import type { Chance } from './chance'
import type { Life } from './life'

type Held = { id: string; orderId: string; accountId: string; status: string; amountMinor: number; paymentIntentId: string | null }

/** Of some holds only a part is captured. @returns whether the shop has heard that it is charged */
export async function letItBeCapturedAtStripe(chance: Chance, life: Life, part: Held): Promise<boolean> {
  if (part.status !== 'authorized' || !part.paymentIntentId || !chance.is(0.3)) return false
  const amount = chance.of([1, Math.ceil(part.amountMinor / 4), part.amountMinor - 1])
  const { platform, url } = life.sandbox
  const headers = { authorization: `Bearer ${platform.secretKey}`, 'stripe-account': part.accountId }
  const body = new URLSearchParams({ amount_to_capture: String(amount) })
  const answer = await fetch(`${url}/v1/payment_intents/${part.paymentIntentId}/capture`, { method: 'POST', headers, body }).catch(() => null)
  life.tell(`${part.id.slice(0, 8)}, ${amount} of ${part.amountMinor} captured at Stripe: ${answer?.status ?? 'no answer'}`)
  if (chance.is(0.5)) await life.act(() => advanceOrder(part.orderId, { reread: true }))
  return (await db().sellerOrder.findUniqueOrThrow({ where: { id: part.id } })).status === 'captured'
}

/** How many parts were charged less than was agreed, by what became of them. */
export async function partlyCapturedOf(): Promise<Record<string, number>> {
  const rows = await db().sellerOrder.groupBy({ by: ['status'], where: { partialCapture: { isNot: null } }, _count: true })
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]))
}
