import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { storeConnection, storeDisconnect } from '@/lib/db/sellers/connections'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { env } from '@/lib/env'
import { approveSeller } from '@/lib/sellers/approve-seller'
import { liftSuspension, suspendSeller } from '@/lib/sellers/suspend-seller'
import { testDatabase } from '@/testing/database'
import { makeOperator, makeProduct, makeSeller, makeShop } from '@/testing/rows'
import { archiveProduct } from './archive-product'
import { createProduct } from './create-product'
import { getProduct } from './get-product'
import { listProducts, listShopProducts } from './list-products'
import { listSellerProducts } from './list-seller-products'
import { publishListingRules } from './publish-listing-rules'
import { restoreProduct } from './restore-product'

await testDatabase()

const operator = await makeOperator()
afterAll(stopJobs)
const listedOf = async (sellerId: string) => (await listShopProducts(sellerId)).products.map(({ name }) => name)
const form = { name: 'Bowl', description: '', price: '12.50', currency: 'usd', stock: '' }

/** The names of every product on each page of the storefront. */
async function pages(): Promise<string[][]> {
  const seen: string[][] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listProducts>> = await listProducts(cursor)
    seen.push(page.products.map(({ name }) => name))
    cursor = page.nextCursor
  } while (cursor)
  return seen
}

test('a shop without Stripe that makes 200 products takes no tile of the storefront, and one that can charge takes its turn', async () => {
  const flood = await makeShop('Flood')
  await db().product.createMany({ data: Array.from({ length: 200 }, (_, n) => product(flood, `flood ${n}`)) })
  expect(await pages()).toEqual([[]])

  const others = await Promise.all(Array.from({ length: 5 }, (_, n) => makeSeller({ shopName: `Shop ${n}` })))
  for (const [n, { id }] of others.entries()) await makeProduct(id, { name: `other ${n}` })
  const big = await makeSeller({ shopName: 'Big' })
  await db().product.createMany({ data: Array.from({ length: 60 }, (_, n) => product(big.id, `big ${n}`)) })
  const [first = [], ...more] = await pages()
  expect(first).toHaveLength(24)
  expect(first.slice(0, 11).filter((name) => name.startsWith('big'))).toHaveLength(6)
  expect(first.filter((name) => name.startsWith('other'))).toHaveLength(5)
  const all = [first, ...more].flat()
  expect([all.length, new Set(all).size]).toEqual([65, 65])
})

function product(sellerId: string, name: string) {
  return { sellerId, slug: name.replace(' ', '-'), name, description: '', priceMinor: 100, currency: 'usd' }
}

test('what is listed follows the account: connecting, charges, disconnecting, the other mode', async () => {
  const sellerId = await makeShop()
  await makeProduct(sellerId)
  expect(await listedOf(sellerId)).toEqual([])
  const accountId = ConnectedAccountId.parse('acct_follows')
  const tokens = { scope: 'read_write', sealedAccessToken: null, sealedRefreshToken: null, publishableKey: null }
  await storeConnection({ sellerId, accountId, livemode: false, ...tokens })
  expect(await listedOf(sellerId)).toEqual([])
  const charges = (chargesEnabled: boolean, livemode = false) =>
    db().connectedAccount.updateMany({ where: { accountId }, data: { chargesEnabled, livemode } })
  await charges(true)
  expect(await listedOf(sellerId)).toEqual(['Bowl'])
  await charges(true, true)
  expect(await listedOf(sellerId)).toEqual([])
  await charges(true)
  await charges(false)
  expect(await listedOf(sellerId)).toEqual([])
  await charges(true)
  const { id } = await db().connectedAccount.findFirstOrThrow({ where: { accountId } })
  await storeDisconnect(id, new Date(), 'by_stripe')
  expect(await listedOf(sellerId)).toEqual([])
})

test('what is listed follows the product: new, archived, restored', async () => {
  const { id: sellerId } = await makeSeller()
  const created = await createProduct(sellerId, form, null)
  if (created.kind !== 'created') throw new Error(created.kind)
  expect(await listedOf(sellerId)).toEqual(['Bowl'])
  await archiveProduct(sellerId, created.product.id)
  expect(await listedOf(sellerId)).toEqual([])
  await restoreProduct(sellerId, created.product.id)
  expect(await listedOf(sellerId)).toEqual(['Bowl'])
})

test('a shop that waits for approval or is hidden is not listed and sells nothing; only an operator changes that', async () => {
  const seller = await makeSeller()
  const { slug } = await makeProduct(seller.id)
  const canBuy = async () => (await getProduct(slug))?.availability.canBuy
  expect(await suspendSeller({ ...operator, isOperator: false }, seller.id, 'Fakes')).toBe('not_operator')
  expect([await listedOf(seller.id), await canBuy()]).toEqual([['Bowl'], true])
  expect(await suspendSeller(operator, seller.id, 'Fakes')).toBe('suspended')
  expect([await listedOf(seller.id), await canBuy()]).toEqual([[], false])
  expect(await approveSeller(operator, seller.id)).toBe('suspended')
  expect([await listedOf(seller.id), await canBuy()]).toEqual([[], false])
  expect(await liftSuspension(operator, seller.id)).toBe('lifted')
  expect([await listedOf(seller.id), await canBuy()]).toEqual([['Bowl'], true])
  await db().seller.update({ where: { id: seller.id }, data: { approval: 'waiting' } })
  expect([await listedOf(seller.id), await canBuy()]).toEqual([[], false])
  expect(await approveSeller(operator, seller.id)).toBe('approved')
  expect([await listedOf(seller.id), await canBuy()]).toEqual([['Bowl'], true])
  expect(await approveSeller(operator, seller.id)).toBe('approved')
  expect(await db().auditEntry.count({ where: { deed: 'seller_approved', subjectId: seller.id, userId: operator.userId } })).toBe(1)
  expect(await approveSeller(operator, 'nobody')).toBe('not_found')
  expect(await db().auditEntry.count({ where: { deed: 'seller_approved', subjectId: 'nobody' } })).toBe(0)
})

test('archiving products while the shop is hidden and shown again leaves nothing listed that is archived', async () => {
  const seller = await makeSeller()
  const products = await Promise.all(Array.from({ length: 12 }, (_, n) => makeProduct(seller.id, { name: `one of ${n}` })))
  const toggles = async () => {
    for (const reason of ['first', 'second']) {
      await suspendSeller(operator, seller.id, reason)
      await liftSuspension(operator, seller.id)
    }
  }
  await Promise.all([toggles(), ...products.slice(0, 6).map(({ id }) => archiveProduct(seller.id, id))])
  expect(await listedOf(seller.id)).toHaveLength(6)
})

test('a shop that cannot sell yet keeps at most 50 products, and is told what to do', async () => {
  const sellerId = await makeShop()
  for (let n = 0; n < 50; n++) await makeProduct(sellerId)
  expect(await createProduct(sellerId, form, null)).toEqual({ kind: 'limited', said: { key: 'product.tooManyBeforeSelling', values: { max: 50 } } })
})

test('a shop makes at most 100 products an hour; a form with an error does not count', async () => {
  const { id } = await makeSeller()
  for (let n = 0; n < 3; n++) await createProduct(id, { ...form, name: '' }, null)
  const results = []
  for (let n = 0; n < 101; n++) results.push((await createProduct(id, { ...form, name: `Bowl ${n}` }, null)).kind)
  expect(results.filter((kind) => kind === 'created')).toHaveLength(100)
  expect(results.at(-1)).toBe('limited')
})

test('the rules that the migrations bring are those of the domain', async () => {
  expect(await publishListingRules()).toBe(false)
})

test.each([
  ['MX', 'US', []],
  ['MX', 'MX', ['Bowl']],
  ['mx', null, ['Bowl']],
  ['DE', 'US', ['Bowl']],
] as const)(
  'a shop in %s of a platform in %s that cannot pay our fee is not listed: %j; with SELL_WITHOUT_FEE it is',
  async (country, platformCountry, names) => {
    const seller = await makeSeller()
    await makeProduct(seller.id)
    await db().connectedAccount.updateMany({ where: { seller: { id: seller.id } }, data: { country, platformCountry } })
    expect(await listedOf(seller.id)).toEqual(names)
    env().sellsWithoutFee = true
    expect([await publishListingRules(), await listedOf(seller.id)]).toEqual([true, ['Bowl']])
    env().sellsWithoutFee = false
    expect([await publishListingRules(), await listedOf(seller.id)]).toEqual([true, names])
  },
)

test('a product in a currency that its seller’s account cannot charge is listed nowhere, and its seller reads why', async () => {
  const seller = await makeSeller()
  await makeProduct(seller.id, { name: 'In dollars' })
  await makeProduct(seller.id, { name: 'In reais', currency: 'brl' })
  const own = async () => (await listSellerProducts(seller.id)).products.map(({ name, notForSale }) => [name, notForSale])
  expect(await own()).toEqual([
    ['In reais', null],
    ['In dollars', null],
  ])
  const moves = (country: string) =>
    db().connectedAccount.updateMany({ where: { seller: { id: seller.id } }, data: { country, platformCountry: country, defaultCurrency: 'brl' } })
  await moves('BR')
  expect(await listedOf(seller.id)).toEqual(['In reais'])
  expect((await pages()).flat()).not.toContain('In dollars')
  expect(await own()).toEqual([
    ['In reais', null],
    ['In dollars', 'currency'],
  ])
  await db().product.updateMany({ where: { sellerId: seller.id, name: 'In dollars' }, data: { currency: 'brl' } })
  expect(await listedOf(seller.id)).toEqual(['In reais', 'In dollars'])
  await db().product.updateMany({ where: { sellerId: seller.id, name: 'In reais' }, data: { currency: 'eur' } })
  expect(await listedOf(seller.id)).toEqual(['In dollars'])
  await moves('US')
  expect(await listedOf(seller.id)).toEqual(['In reais', 'In dollars'])
})

test('of a paused shop no product is on sale in its seller’s list', async () => {
  const seller = await makeSeller()
  await makeProduct(seller.id)
  await db().connectedAccount.updateMany({ where: { seller: { id: seller.id } }, data: { chargesEnabled: false } })
  expect((await listSellerProducts(seller.id)).products).toMatchObject([{ status: 'active', notForSale: 'sellerPaused' }])
})
