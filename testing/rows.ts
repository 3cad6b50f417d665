// Rows that many tests begin with. Each call makes its own, so tests of one file do not meet.
import { randomUUID } from 'node:crypto'
import { correctStock } from '@/lib/db/catalog/stock'
import { lockProducts } from '@/lib/db/catalog/variants'
import { db, transaction } from '@/lib/db/client'
import type { DiscountTerms } from '@/lib/domain/pricing/discount'

type ConnectionRow = {
  accountId: string
  chargesEnabled: boolean
  livemode: boolean
  country: string
  defaultCurrency: string
  platformCountry: string | null
  currentlyDue: string[]
}

/**
 * A seller with a connected account that can charge.
 * @param connection changes to the account, or null for a seller who has connected none
 */
export async function makeSeller({
  shopName = 'Clay & Co',
  email = `seller-${randomUUID()}@souk.test`,
  connection = {} as Partial<ConnectionRow> | null,
} = {}) {
  const mark = randomUUID().slice(0, 8)
  return db().seller.create({
    data: {
      shopName,
      slug: `shop-${mark}`,
      user: { create: { email, emailVerified: new Date() } },
      ...(connection && {
        connection: {
          create: {
            accountId: `acct_${mark}`,
            livemode: false,
            scope: 'read_write',
            businessName: shopName,
            country: 'US',
            defaultCurrency: 'usd',
            platformCountry: 'US',
            chargesEnabled: true,
            payoutsEnabled: true,
            detailsSubmitted: true,
            ...connection,
          },
        },
      }),
    },
    include: { connection: true },
  })
}

/** A signed-in operator, as the use cases get one. */
export async function makeOperator(email = `operator-${randomUUID()}@souk.test`) {
  const { id: userId } = await db().user.create({ data: { email, emailVerified: new Date() } })
  return { userId, email, isOperator: true }
}

/** A shop of a signed-in person who has connected no account yet. @returns the seller's id */
export async function makeShop(shopName?: string): Promise<string> {
  return (await makeSeller({ ...(shopName && { shopName }), connection: null })).id
}

type ProductColumns = {
  name: string
  description: string
  priceMinor: number
  currency: string
  stock: number | null
  kind: 'physical' | 'digital' | 'service'
  isMadeToOrder: boolean
  weightGrams: number | null
  status: 'active' | 'archived'
  createdAt: Date
}

/** A product of the seller with one variant: 12.50 USD, unlimited stock, nothing to deliver, unless said otherwise. */
export async function makeProduct(sellerId: string, columns: Partial<ProductColumns> = {}) {
  const { priceMinor = 1250, stock = null, weightGrams = null, ...others } = columns
  const data = { name: 'Bowl', description: 'Thrown by hand.', currency: 'usd', kind: 'service' as const, ...others }
  const variants = { create: [{ sellerId, priceMinor, weightGrams }] }
  const made = await db().product.create({ data: { sellerId, slug: `product-${randomUUID()}`, ...data, variants } })
  if (stock !== null) await changeVariant(made.id, { stock })
  const row = await db().product.findUniqueOrThrow({ where: { id: made.id } })
  return { ...row, variantId: await variantOf(row.id) }
}

/** The id of a product's first variant. */
export async function variantOf(productId: string): Promise<string> {
  return (await db().variant.findFirstOrThrow({ where: { productId }, orderBy: { position: 'asc' } })).id
}

/** Changes price or stock of a product that has one variant. */
export async function changeVariant(productId: string, { stock, ...columns }: { priceMinor?: number; stock?: number | null }): Promise<void> {
  const id = await variantOf(productId)
  await transaction(async (tx) => {
    await lockProducts(tx, [productId])
    if (columns.priceMinor !== undefined) await tx.variant.update({ where: { id }, data: columns })
    if (stock !== undefined) await correctStock(tx, id, stock)
  })
}

type DiscountColumns = Partial<Omit<DiscountTerms, 'id' | 'sellerId' | 'code'>>

/** A code: 10 % off everything, without an end or a limit, unless said otherwise. @param sellerId null for one of the platform */
export async function makeDiscount(sellerId: string | null, columns: DiscountColumns = {}): Promise<{ id: string; code: string }> {
  const code = `CODE${randomUUID().slice(0, 8).toUpperCase()}`
  const kind = columns.kind ?? 'percent'
  const percentBps = columns.percentBps ?? (kind === 'percent' ? 1000 : null)
  return db().discount.create({ data: { ...columns, sellerId, code, bornBy: sellerId === null ? 'platform' : 'seller', kind, percentBps } })
}
