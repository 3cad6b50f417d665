import { expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { getProduct } from './get-product'
import { getShop } from './get-shop'
import { listProducts, listShopProducts } from './list-products'
import { listSellerProducts } from './list-seller-products'
import { getSellerProduct, sellerAccount } from './seller-product'

await testDatabase()

test('pages show every active product once, newest first, also where many were made in the same moment', async () => {
  const seller = await makeSeller()
  const sameMoment = new Date('2026-01-01T00:00:00.000Z')
  for (let n = 0; n < 7; n++) await makeProduct(seller.id, { createdAt: n < 5 ? sameMoment : new Date(sameMoment.getTime() + n) })
  await makeProduct(seller.id, { status: 'archived' })
  const seen = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listShopProducts>> = await listShopProducts(seller.id, { limit: 2, cursor })
    seen.push(...page.products)
    cursor = page.nextCursor
  } while (cursor)
  const whole = await listShopProducts(seller.id, { limit: 100 })
  expect(whole.nextCursor).toBeNull()
  expect(seen.map(({ id }) => id)).toEqual(whole.products.map(({ id }) => id))
  expect(new Set(seen.map(({ id }) => id)).size).toBe(7)
})

test('a page stays where it was when a newer product arrives', async () => {
  const seller = await makeSeller()
  for (const name of ['one', 'two', 'three']) await makeProduct(seller.id, { name })
  const first = await listShopProducts(seller.id, { limit: 2 })
  await makeProduct(seller.id, { name: 'four' })
  const second = await listShopProducts(seller.id, { limit: 2, cursor: first.nextCursor })
  expect(second.products.map(({ name }) => name)).toEqual(['one'])
})

test('the storefront mixes shops; one shop shows its own; a cursor nobody wrote begins at the start', async () => {
  const [one, other] = [await makeSeller({ shopName: 'One' }), await makeSeller({ shopName: 'Other' })]
  const [a, b] = [await makeProduct(one.id), await makeProduct(other.id)]
  const everywhere = (await listProducts('nonsense')).products.map(({ id }) => id)
  expect(everywhere.slice(0, 2)).toEqual([b.id, a.id])
  expect((await listShopProducts(one.id)).products.map(({ id }) => id)).toEqual([a.id])
  expect(await listShopProducts('nobody')).toEqual({ products: [], nextCursor: null })
})

test('a product of a seller who cannot charge is not listed; its page says why it cannot be bought', async () => {
  const seller = await makeSeller({ connection: { chargesEnabled: false } })
  const { slug } = await makeProduct(seller.id)
  expect((await listShopProducts(seller.id)).products).toEqual([])
  const sentence = { key: 'order.sellerPaused', values: { shop: 'Clay & Co' } }
  expect((await getProduct(slug))?.availability).toEqual({ canBuy: false, reason: 'seller_paused', sentence })
  expect(await getShop(seller.slug)).toMatchObject({ isPaused: true })
})

test('a live account cannot be bought from with test keys', async () => {
  const seller = await makeSeller({ connection: { livemode: true } })
  const { slug } = await makeProduct(seller.id)
  expect((await getProduct(slug))?.availability.canBuy).toBe(false)
})

test('a product page knows its product, an archived one too; an unknown address is null', async () => {
  const seller = await makeSeller()
  const { id, slug, variantId } = await makeProduct(seller.id, { stock: 2 })
  const archived = await makeProduct(seller.id, { status: 'archived' })
  expect(await getProduct(slug)).toEqual({
    id,
    slug,
    name: 'Bowl',
    description: 'Thrown by hand.',
    priceMinor: 1250,
    hasDearer: false,
    rating: null,
    currency: 'usd',
    stock: 2,
    pictures: [],
    categories: [],
    pictureUrl: null,
    pictureWidth: null,
    pictureHeight: null,
    later: null,
    chargeTime: 'at_checkout',
    seller: { id: seller.id, shopName: 'Clay & Co', slug: seller.slug },
    leastChargeMinor: 50,
    isDelivered: false,
    isDigital: false,
    isMadeToOrder: false,
    needsAddress: false,
    availability: { canBuy: true },
    options: [],
    variants: [
      {
        ...{ id: variantId, title: '', values: [], compareAtMinor: null, barcode: null, priceMinor: 1250, stock: 2, availability: { canBuy: true } },
        ...{ pictureUrl: null, pictureWidth: null, pictureHeight: null },
      },
    ],
  })
  expect((await getProduct(archived.slug))?.availability).toMatchObject({ reason: 'archived' })
  expect(await getProduct('no-such-product')).toBeNull()
})

test('a shop page knows its shop; an unknown address is null', async () => {
  const seller = await makeSeller()
  expect(await getShop(seller.slug)).toEqual({ seller: { id: seller.id, shopName: 'Clay & Co', slug: seller.slug }, isPaused: false })
  expect(await getShop('no-such-shop')).toBeNull()
})

test('a seller sees their own products in every status, and nobody else’s', async () => {
  const [seller, other] = [await makeSeller(), await makeSeller()]
  const mine = await makeProduct(seller.id, { status: 'archived' })
  const theirs = await makeProduct(other.id)
  expect((await listSellerProducts(seller.id)).products).toMatchObject([{ id: mine.id, status: 'archived', version: mine.updatedAt.toISOString() }])
  expect(await getSellerProduct(seller.id, mine.id)).toMatchObject({ id: mine.id })
  expect(await getSellerProduct(seller.id, theirs.id)).toBeNull()
})

test('what a seller may price in follows from their account', async () => {
  const brazilian = await makeSeller({ connection: { country: 'BR', defaultCurrency: 'brl', platformCountry: 'US' } })
  expect(await sellerAccount(brazilian.id)).toEqual({ country: 'BR', defaultCurrency: 'brl', platformCountry: 'US' })
  expect(await sellerAccount((await makeSeller({ connection: null })).id)).toBeNull()
})
