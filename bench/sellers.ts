import { db } from '@/lib/db/client'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { openShop } from '@/lib/sellers/open-shop'
import { syncAccount } from '@/lib/sellers/sync-account'
import { connect } from '@/prisma/seed/connect'

export type Product = { slug: string; variantId: string; priceMinor: number; currency: string }

const STRIPE = { country: 'US', default_currency: 'usd', password: 'bench-password' }

/** Opens connected shops as people would, each with one product without end. */
export async function openShops(count: number): Promise<Product[]> {
  const products: Product[] = []
  for (let number = 1; number <= count; number++) products.push(await openOne(number))
  return products
}

async function openOne(number: number): Promise<Product> {
  const [email, shopName] = [`bench-${number}@souk.test`, `Bench shop ${number}`]
  const { id } = await db().user.create({ data: { email, emailVerified: new Date() } })
  const opened = await openShop(id, shopName)
  if (opened.kind !== 'opened') throw new Error(`${shopName}: ${opened.said.key}`)
  const sellerId = opened.seller.id
  await connect({ sellerId, email }, { ...STRIPE, business_name: shopName })
  const { connection } = await db().seller.findUniqueOrThrow({ where: { id: sellerId }, select: { connection: { select: { accountId: true } } } })
  await syncAccount(ConnectedAccountId.parse(connection?.accountId))
  const columns = { sellerId, name: 'A thing', description: 'For measuring.', currency: 'usd', kind: 'service' as const, slug: `bench-${number}` }
  const product = await db().product.create({ data: columns })
  const variant = await db().variant.create({ data: { productId: product.id, sellerId, priceMinor: 2000 } })
  return { slug: product.slug, variantId: variant.id, priceMinor: variant.priceMinor, currency: product.currency }
}
