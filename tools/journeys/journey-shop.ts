// A shop of its own for one journey: made through our use cases and the local Stripe, as the example shops are.
import { createProduct } from '@/lib/catalog/create-product'
import { db, disconnect } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { findSeller } from '@/lib/db/sellers/sellers'
import { openShop } from '@/lib/sellers/open-shop'
import { connect } from '@/prisma/seed/connect'

/** Older than the example products, which others look for on the first page of the storefront. */
const LONG_AGO = new Date('2026-01-01T00:00:00Z')

export interface ShopWish {
  /** The seller's address: nobody else's. */
  email: string
  shopName: string
  businessName: string
  /**
   * @property delivers where it is sent and at which rates, in dollars; left out where nothing is delivered
   * @property more other fields of the product's form: options, and the cells of their variants
   * @property code takes 10 % off
   * @property taxMicros tax in the United States, millionths, on top of prices and delivery
   */
  product: {
    name: string
    price: string
    stock?: string
    kind?: 'digital'
    more?: Record<string, string>
    chargeWhen?: 'on_date' | 'on_shipment'
    chargeOn?: string
    delivers?: Delivers
    code?: string
    taxMicros?: number
  }
}

type Delivers = { countries: string[]; rates: { name: string; price: number; minDays?: number; maxDays?: number }[] }

export interface JourneyShop {
  email: string
  shopName: string
  /** What Stripe calls the seller. */
  businessName: string
  /** The seller's account at Stripe. */
  accountId: string
  product: { name: string; slug: string; price: string }
}

/**
 * Opens a shop, connects it with an account of its own in the local Stripe (USD, able to charge) and puts one product on sale.
 * @throws Error when a step does not end as it should
 */
export async function setOutShop({ email, shopName, businessName, product }: ShopWish): Promise<JourneyShop> {
  const person = await db().user.create({ data: { email, emailVerified: new Date() } })
  const opened = await openShop(person.id, shopName)
  if (opened.kind !== 'opened') throw new Error(opened.said.key)
  const sellerId = opened.seller.id
  await connect({ sellerId, email }, { business_name: businessName, country: 'US', default_currency: 'usd', password: 'journeys' })
  const form = {
    name: product.name,
    description: 'Made by hand.',
    price: product.price,
    currency: 'usd',
    stock: product.stock ?? '',
    ...chargeOf(product),
    ...product.more,
  }
  const made = await createProduct(sellerId, form, null)
  if (made.kind !== 'created') throw new Error(`${product.name}: ${JSON.stringify(made)}`)
  if (product.delivers) await setOutZone(sellerId, product.delivers)
  else await db().product.update({ where: { id: made.product.id }, data: { kind: product.kind ?? 'service' } })
  const { code, taxMicros } = product
  if (code) await db().discount.create({ data: { sellerId, code, bornBy: 'seller', kind: 'percent', percentBps: 1000 } })
  if (taxMicros) await setOutTax(sellerId, taxMicros)
  await db().product.update({ where: { id: made.product.id }, data: { createdAt: LONG_AGO } })
  await db().seller.update({ where: { id: sellerId }, data: { newestProductAt: LONG_AGO } })
  const accountId = (await findSeller(sellerId))?.connection?.accountId
  if (!accountId) throw new Error(`${shopName} is not connected`)
  return { email, shopName, businessName, accountId, product: { name: product.name, slug: made.product.slug, price: product.price } }
}

/** Puts more products of a shop on sale, older than those of the examples. */
export async function addProducts(shop: JourneyShop, names: string[]): Promise<void> {
  const { sellerId } = await db().product.findUniqueOrThrow({ where: { slug: shop.product.slug } })
  for (const name of names) {
    const made = await createProduct(sellerId, { name, description: 'Made by hand.', price: shop.product.price, currency: 'usd' }, null)
    if (made.kind !== 'created') throw new Error(`${name}: ${JSON.stringify(made)}`)
  }
  await db().product.updateMany({ where: { sellerId }, data: { createdAt: LONG_AGO, kind: 'service' } })
  await db().seller.update({ where: { id: sellerId }, data: { newestProductAt: LONG_AGO } })
}

async function setOutZone(sellerId: string, { countries, rates }: Delivers): Promise<void> {
  const create = rates.map(({ price, ...rate }, position) => ({ ...rate, kind: 'flat' as const, currency: 'usd', priceMinor: price * 100, position }))
  await db().shippingZone.create({ data: { sellerId, name: 'Zone', countries, postalPrefixes: [], position: 0, rates: { create } } })
}

async function setOutTax(sellerId: string, rateMicros: number): Promise<void> {
  const rates = { create: [{ name: 'Sales tax', country: 'US', rateMicros, position: 0 }] }
  await db().sellerTax.create({ data: { sellerId, mode: 'rates', behavior: 'exclusive', rates } })
}

const chargeOf = (product: ShopWish['product']) => ({ chargeWhen: product.chargeWhen ?? '', chargeOn: product.chargeOn ?? '' })

/** Makes the shop believe that an account can charge, as if Stripe's word of a restriction had not arrived yet. */
export async function believeChargeable(accountId: string): Promise<void> {
  await db().connectedAccount.updateMany({ where: { accountId }, data: { chargesEnabled: true } })
}

/** Lets go of the database and the job engine, so that the process can end. */
export async function closeShops(): Promise<void> {
  await stopJobs()
  await disconnect()
}
