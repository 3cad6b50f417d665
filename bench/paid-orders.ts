import { randomBytes, randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { placeOrder } from '@/lib/checkout/place-order'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { db } from '@/lib/db/client'
import { WEBHOOK_EVENTS } from '@/lib/domain/operations/webhook-events'
import { PlaceOrder, type PlaceOrderInput } from '@/lib/domain/wire/checkout-wire'
import { env } from '@/lib/env'
import { shipTo } from '@/testing/market'
import type { Subject } from './event-load'

/**
 * Buys so many times at an example shop, through the use case of the checkout route, and takes what the local Stripe has to say about it.
 * @returns the events of these payments that our endpoints hear
 */
export async function eventsOfPaidOrders(count: number): Promise<Subject[]> {
  const email = `buyer-${randomUUID()}@bench.test`
  const { id: userId } = await db().user.create({ data: { email, emailVerified: new Date() } })
  const buyer = { viewer: { userId, email }, browserHash: randomBytes(32).toString('hex') }
  const product = await db().product.findUniqueOrThrow({
    where: { slug: 'twelve-cedar-pencils' },
    include: { seller: { include: { connection: true } }, variants: { take: 1 } },
  })
  const variantId = product.variants[0]?.id ?? ''
  const items = [{ variantId, quantity: 1, seenPriceMinor: product.priceMinor, seenCurrency: product.currency }]
  const buy = async (card: PlaceOrderInput['card']) => {
    const placed = await placeOrder(PlaceOrder.parse({ checkoutId: randomUUID(), email, items, shipTo: shipTo(), card }), buyer)
    if (placed.kind !== 'answer' || placed.answer.status !== 'paid') throw new Error(`A purchase ended as ${JSON.stringify(placed)}`)
  }
  await buy({ kind: 'new', confirmationTokenId: await confirmationToken(), keepsCard: true })
  const [saved] = await listSavedCards(buyer.viewer)
  if (!saved) throw new Error('The card of the first purchase was not saved.')
  for (let n = 1; n < count; n += 1) await buy({ kind: 'saved', savedCardId: saved.id })
  return subjectsOf(product.seller.connection?.accountId ?? '')
}

async function subjectsOf(account: string): Promise<Subject[]> {
  const { STRIPE_SECRET_KEY, STRIPE_LOCAL_URL = '' } = env()
  const { port } = new URL(STRIPE_LOCAL_URL)
  const stripe = new Stripe(STRIPE_SECRET_KEY, { host: 'localhost', port, protocol: 'http' })
  const types = WEBHOOK_EVENTS.connect.filter((type) => /^(payment_intent|charge)\./.test(type))
  const subjects: Subject[] = []
  for await (const event of stripe.events.list({ types, limit: 100 }, { stripeAccount: account })) {
    subjects.push({ type: event.type, account, object: event.data.object })
  }
  if (subjects.length === 0) throw new Error('The local Stripe has no events of these payments.')
  return subjects
}

async function confirmationToken(): Promise<string> {
  const { STRIPE_SECRET_KEY, STRIPE_LOCAL_URL } = env()
  const response = await fetch(`${STRIPE_LOCAL_URL}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${STRIPE_SECRET_KEY}` },
    body: new URLSearchParams({ payment_method: 'pm_card_visa', setup_future_usage: 'off_session' }),
  })
  const token = (await response.json()) as { id: string }
  if (!response.ok) throw new Error(`No confirmation token: ${JSON.stringify(token)}`)
  return token.id
}
