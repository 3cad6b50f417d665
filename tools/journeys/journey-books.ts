// What happens to the books of a journey's shop: charges that the shop did not make, and the reading of a balance without waiting for its minute.
import { readBalance } from '@/lib/balance/read-balance'
import { db } from '@/lib/db/client'
import { BalanceOwner } from '@/lib/domain/balance/booked'
import { postBooked } from '@/lib/ledger/post-booked'
import { reconcile } from '@/lib/reconciliation/reconcile'

/** Charges a part of an order a second time at Stripe, as a fault of some program might. @param amountMinor US cents @returns the charge it made */
export async function chargeTwice(stripeUrl: string, orderId: string, amountMinor: number): Promise<{ intentId: string; accountId: string }> {
  const part = await db().sellerOrder.findFirstOrThrow({ where: { orderId } })
  const body = new URLSearchParams({
    amount: String(amountMinor),
    currency: 'usd',
    payment_method: 'pm_card_visa',
    confirm: 'true',
    off_session: 'true',
  })
  for (const [name, value] of [
    ['automatic_payment_methods[enabled]', 'true'],
    ['automatic_payment_methods[allow_redirects]', 'never'],
    ['metadata[orderId]', orderId],
    ['metadata[sellerOrderId]', part.id],
  ] as const)
    body.set(name, value)
  const { id } = await askStripe(`${stripeUrl}/v1/payment_intents`, part.accountId, body)
  return { intentId: id, accountId: part.accountId }
}

/** Refunds such a charge at Stripe, as its seller would. */
export async function refundStray(stripeUrl: string, { intentId, accountId }: { intentId: string; accountId: string }): Promise<void> {
  await askStripe(`${stripeUrl}/v1/refunds`, accountId, new URLSearchParams({ payment_intent: intentId }))
}

async function askStripe(url: string, accountId: string, body: URLSearchParams): Promise<{ id: string }> {
  const headers = { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}`, 'stripe-account': accountId }
  const answer = await fetch(url, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

/** Reads the balance of an account, posts and compares it, as its job does. */
export async function compareBooks(accountId: string): Promise<void> {
  for (const owner of ['platform', accountId].map((each) => BalanceOwner.parse(each))) await readBalance(owner)
  await postBooked()
  await reconcile(BalanceOwner.parse(accountId))
}
