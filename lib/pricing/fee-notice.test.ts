import { afterAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { listMails } from '@/lib/mail/mailbox'
import { announceFee, sendFeeMail } from '@/lib/notices/fee-mail'
import { testDatabase } from '@/testing/database'
import { makeOperator, makeProduct, makeSeller } from '@/testing/rows'
import { sellerFees } from './fee-rules'
import { removeFeeRule, setCategoryFee, setFeeRule, setProductFee } from './set-fee-rule'
import { readShopFees } from './shop-fees'

await testDatabase()
const operator = await makeOperator()
afterAll(stopJobs)
beforeEach(async () => {
  await db().feeRule.deleteMany()
  await db().seller.updateMany({ data: { connectionId: null } })
})

type Seller = Awaited<ReturnType<typeof makeSeller>>

/** A seller who sells in dollars. */
async function selling(): Promise<{ seller: Seller; email: string; slug: string; productId: string }> {
  const seller = await makeSeller({})
  const { id: productId, slug } = await makeProduct(seller.id)
  const { email } = await db().user.findUniqueOrThrow({ where: { id: seller.userId } })
  return { seller, email: email ?? '', slug, productId }
}

const percentOf = async ({ id, connection }: Seller, productId?: string) =>
  (await sellerFees(id, connection, ['usd'], productId ? { id: productId, categoryId: null } : null)).usd

/** Does what was sent, and gives what the mail to an address says. */
async function mailTo(email: string): Promise<{ subject: string; text: string } | undefined> {
  const sent = async <T>(name: string) => {
    const rows = await db().$queryRaw<{ data: T }[]>`delete from pgboss.job where name = ${name} returning data`
    return rows.map(({ data }) => data)
  }
  for (const each of await sent<{ feeRuleId: string; isKept: boolean; after: string | null }>('announce-fee')) {
    await announceFee(each.feeRuleId, each.isKept, each.after)
  }
  for (const each of await sent<{ feeRuleId: string; sellerId: string; isKept: boolean }>('send-fee-mail')) {
    await sendFeeMail(each.feeRuleId, each.sellerId, each.isKept)
  }
  return (await listMails()).find(({ to }) => to === email)
}

test('who pays more is told by mail, and pays it after fifteen days', async () => {
  const { seller, email } = await selling()
  const set = await setFeeRule(operator, null, { currency: 'usd', percent: '7.5', fixed: '0.30' })
  expect(set).toMatchObject({ kind: 'set', from: expect.any(Date) })
  const from = set.kind === 'set' && set.from ? set.from : new Date(0)
  expect(from.getTime() - Date.now()).toBeGreaterThan(15 * 86_400_000)
  expect(await percentOf(seller)).toEqual({ rule: { feeBps: 500, feeFixedMinor: 0 }, next: { rule: { feeBps: 750, feeFixedMinor: 30 }, from } })
  const mail = await mailTo(email)
  expect(mail?.subject).toMatch(/^Your fee changes on /)
  expect(mail?.text).toContain('the fee on your sales in USD is 7.5% + $0.30.')
  expect(mail?.text).toContain('Until then you pay 5%.')
  await db().feeRule.updateMany({ data: { startsAt: new Date() } })
  expect(await percentOf(seller)).toEqual({ rule: { feeBps: 750, feeFixedMinor: 30 }, next: null })
})

test('a lower fee counts at once, and is told of', async () => {
  const { seller, email } = await selling()
  expect(await setFeeRule(operator, null, { currency: 'usd', percent: '3' })).toMatchObject({ from: null })
  expect((await percentOf(seller))?.rule.feeBps).toBe(300)
  expect((await mailTo(email))?.text).toContain('The fee on your new sales in USD is 3%.')
  // Back to the default is dearer again.
  expect(await removeFeeRule(operator, null, 'usd')).toMatchObject({ kind: 'removed', from: expect.any(Date) })
  expect((await percentOf(seller))?.rule.feeBps).toBe(300)
  expect((await percentOf(seller))?.next?.rule.feeBps).toBe(500)
})

test('a change that was announced and taken back does not come, and that is told', async () => {
  const { seller, email } = await selling()
  await setFeeRule(operator, null, { currency: 'usd', percent: '9' })
  await mailTo(email)
  await setFeeRule(operator, null, { currency: 'usd', percent: '5' })
  expect(await percentOf(seller)).toEqual({ rule: { feeBps: 500, feeFixedMinor: 0 }, next: null })
  expect((await mailTo(email))?.text).toContain('stays 5%. The change we announced does not come.')
})

test('saying twice what is announced changes nothing', async () => {
  await selling()
  const first = await setFeeRule(operator, null, { currency: 'usd', percent: '9' })
  const ids = async () => (await db().feeRule.findMany({ select: { id: true } })).map(({ id }) => id)
  const before = await ids()
  expect(await setFeeRule(operator, null, { currency: 'usd', percent: '9' })).toEqual(first)
  expect(await ids()).toEqual(before)
})

test('of a shop with a fee of its own nobody else hears, and it does not hear of the fee of all', async () => {
  const [maya, otto] = [await selling(), await selling()]
  await setFeeRule(operator, maya.seller.id, { currency: 'usd', percent: '2', most: '10' })
  expect(await percentOf(maya.seller)).toMatchObject({ rule: { feeBps: 200, feeMostMinor: 1000 }, next: null })
  expect((await percentOf(otto.seller))?.rule.feeBps).toBe(500)
  expect((await mailTo(maya.email))?.text).toContain('2%, at most $10.00')
  expect(await mailTo(otto.email)).toBeUndefined()
  await setFeeRule(operator, null, { currency: 'usd', percent: '1' })
  await mailTo(maya.email)
  expect((await mailTo(otto.email))?.text).toContain('1%')
  expect((await percentOf(maya.seller))?.rule.feeBps).toBe(200)
  expect(await readShopFees(maya.seller.id)).toMatchObject({ rules: [{ currency: 'usd', isDefault: false, rule: { feeBps: 200 } }], products: [] })
})

test('one product has a percentage of its own, by its address', async () => {
  const { seller, email, slug, productId } = await selling()
  expect(await setProductFee(operator, seller.id, `https://souk.test/products/${slug}?x=1`, '1')).toMatchObject({ kind: 'set', from: null })
  expect((await percentOf(seller, productId))?.rule.feeBps).toBe(100)
  expect((await percentOf(seller))?.rule.feeBps).toBe(500)
  expect((await mailTo(email))?.text).toMatch(/The fee on new sales of .+ is 1%/)
  expect(await setProductFee(operator, seller.id, slug, '')).toMatchObject({ kind: 'set', from: expect.any(Date) })
  expect((await percentOf(seller, productId))?.next?.rule.feeBps).toBe(500)
  expect(await setProductFee(operator, seller.id, 'no-such', '1')).toEqual({ kind: 'no_product' })
  expect(await setProductFee(operator, (await selling()).seller.id, slug, '1')).toEqual({ kind: 'no_product' })
  expect(await setProductFee(operator, seller.id, slug, '60')).toMatchObject({ kind: 'invalid' })
  expect(await setProductFee({ ...operator, isOperator: false }, seller.id, slug, '1')).toEqual({ kind: 'not_operator' })
})

test('a shop that had a fee of its own once is told of the fee of all shops again', async () => {
  const { seller, email } = await selling()
  await setFeeRule(operator, seller.id, { currency: 'usd', percent: '5' })
  await removeFeeRule(operator, seller.id, 'usd')
  await mailTo(email)
  expect(await setFeeRule(operator, null, { currency: 'usd', percent: '8' })).toMatchObject({ from: expect.any(Date) })
  expect((await percentOf(seller))?.rule.feeBps).toBe(500)
  expect((await mailTo(email))?.text).toContain('is 8%')
})

test('a dearer fee of a category is told to those who sell in it or below, unless they have a fee of their own', async () => {
  const [inside, outside, own] = [await selling(), await selling(), await selling()]
  const { id: top } = await db().category.create({ data: { slug: 'home', name: 'Home', position: 0 } })
  const { id: categoryId } = await db().category.create({ data: { slug: 'lamps', name: 'Lamps', position: 0, parentId: top } })
  for (const { productId } of [inside, own]) await db().product.update({ where: { id: productId }, data: { categoryId } })
  await setFeeRule(operator, own.seller.id, { currency: 'usd', percent: '4' })
  await mailTo(own.email)
  const set = await setCategoryFee(operator, top, 'usd', '8')
  expect(set).toMatchObject({ kind: 'set', name: 'Home', from: expect.any(Date) })
  const mail = await mailTo(inside.email)
  expect(mail?.text).toContain('the fee on your products in the category Home, in USD, is 8%.')
  expect(mail?.text).toContain('Until then you pay 5%.')
  expect((await listMails()).filter(({ to, text }) => to !== inside.email && text.includes('the category Home'))).toEqual([])
  const views = await Promise.all([inside, outside, own].map(({ seller }) => readShopFees(seller.id)))
  expect(views.map((view) => view?.categories.map(({ name, feeBps }) => [name, feeBps]))).toEqual([[['Home', 800]], [], []])
  await db().feeRule.updateMany({ data: { startsAt: new Date() } })
  const fee = await sellerFees(inside.seller.id, inside.seller.connection, ['usd'], { id: inside.productId, categoryId })
  expect(fee.usd?.rule.feeBps).toBe(800)
  expect(await setCategoryFee({ ...operator, isOperator: false }, top, 'usd', '1')).toEqual({ kind: 'not_operator' })
  expect(await setCategoryFee(operator, operator.userId, 'usd', '1')).toEqual({ kind: 'no_category' })
  expect(await setCategoryFee(operator, top, 'usd', 'much')).toMatchObject({ kind: 'invalid' })
})
