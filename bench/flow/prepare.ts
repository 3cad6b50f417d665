import { closeShop } from '@/bench/purchase'
import { openShops, type Product } from '@/bench/sellers'
import { type Card, knownCard, newCard, newPerson, type Person } from './people'

/** A purchase that can be made. */
type Purchase = { person: Person; products: Product[]; card: Card }
/** Purchases of one kind, each alone for its statements, and many at once; `lanes`: of one person each, since a cart is one after the other. */
export type Case = { name: string; sellers: number; alone: Purchase[]; lanes: Purchase[][] }

/** How many purchases are made at once, and of how many sellers. */
const AT_ONCE = 8
const SELLERS = [1, 3, 10]

/**
 * Opens shops, and makes people ready to buy: with a card that all sellers know, and with one that nobody knows.
 * @param each purchases of each lane, for one seller; fewer with more sellers
 */
export async function prepare(stripeUrl: string, { each, alone }: { each: number; alone: number }): Promise<Case[]> {
  const products = await openShops(Math.max(...SELLERS))
  const known: Purchase[] = []
  for (let lane = 0; lane < AT_ONCE; lane++) {
    const person = await newPerson()
    known.push({ person, products, card: await knownCard(stripeUrl, person, products) })
  }
  const cases: Case[] = []
  for (const sellers of SELLERS) {
    const some = products.slice(0, sellers)
    const count = Math.max(1, Math.round(each / Math.sqrt(sellers)))
    const again = (purchase: Purchase | undefined, times: number) => (purchase ? Array<Purchase>(times).fill({ ...purchase, products: some }) : [])
    cases.push({ name: 'known card', sellers, alone: again(known[0], alone), lanes: known.map((purchase) => again(purchase, count)) })
    const anew = (times: number) => inTurn(times, async () => ({ person: await newPerson(), products: some, card: await newCard(stripeUrl) }))
    cases.push({ name: 'new card', sellers, alone: await anew(alone), lanes: await inTurn(AT_ONCE, () => anew(count)) })
  }
  await closeShop()
  return cases
}

async function inTurn<T>(times: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let left = times; left > 0; left--) made.push(await make())
  return made
}
