import { randomBytes, randomUUID } from 'node:crypto'
import { confirmationToken } from '@/bench/purchase'
import type { Product } from '@/bench/sellers'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { placeOrder } from '@/lib/checkout/place-order'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { db } from '@/lib/db/client'
import { PlaceOrder, type PlaceOrderInput } from '@/lib/domain/wire/checkout-wire'
import { shipTo } from '@/testing/market'

/** A signed-in person, and the cookie of their session. */
export type Person = { userId: string; email: string; cookie: string }
export type Card = PlaceOrderInput['card']

const HOUR = 60 * 60_000

/** A person who signs in. */
export async function newPerson(): Promise<Person> {
  const [email, sessionToken] = [`flow-${randomUUID()}@bench.test`, randomUUID()]
  const { id: userId } = await db().user.create({ data: { email, emailVerified: new Date() } })
  await db().session.create({ data: { userId, sessionToken, expires: new Date(Date.now() + 10 * HOUR) } })
  return { userId, email, cookie: `${sessionCookie(false).name}=${sessionToken}` }
}

/** A card as the Payment Element would hand it over, kept by its buyer. */
export async function newCard(stripeUrl: string): Promise<Card> {
  return { kind: 'new', confirmationTokenId: await confirmationToken(stripeUrl), keepsCard: true }
}

/** The card of a person who has bought from all these sellers before: it is known on each of their accounts. */
export async function knownCard(stripeUrl: string, person: Person, products: Product[]): Promise<Card> {
  const input = PlaceOrder.parse(orderOf(person, products, await newCard(stripeUrl)))
  const placed = await placeOrder(input, { viewer: person, browserHash: randomBytes(32).toString('hex') })
  if (placed.kind !== 'answer' || placed.answer.status !== 'paid') throw new Error(`The first purchase ended as ${JSON.stringify(placed)}`)
  const [saved] = await listSavedCards(person)
  if (!saved) throw new Error('The card of the first purchase was not saved.')
  return { kind: 'saved', savedCardId: saved.id }
}

/** What the checkout page sends. */
export function orderOf({ email }: { email: string }, products: Product[], card: Card): PlaceOrderInput {
  const items = products.map(({ variantId, priceMinor, currency }) => {
    return { variantId, quantity: 1, seenPriceMinor: priceMinor, seenCurrency: currency }
  })
  return { checkoutId: randomUUID(), email, items, shipTo: shipTo(), card }
}
