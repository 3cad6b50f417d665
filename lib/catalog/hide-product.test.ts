import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { addItem } from '@/lib/cart/add-item'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { listMails } from '@/lib/mail/mailbox'
import { sendHidingMail } from '@/lib/notices/hiding-mail'
import { testDatabase } from '@/testing/database'
import { makeOperator, makeProduct, makeSeller } from '@/testing/rows'
import { listHiddenProducts, listPublishedProducts, readProductForOperator, searchAllProducts } from './all-products'
import { archiveProduct } from './archive-product'
import { getProduct } from './get-product'
import { hideProduct, showProduct } from './hide-product'
import { restoreProduct } from './restore-product'
import { whyHidden } from './seller-product'

await testDatabase()
const operator = await makeOperator()
const seller = await makeSeller({ shopName: 'Clay & Co' })
afterAll(stopJobs)

const statusOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).status
const takeJobs = async () => {
  type Sent = { hidingId: string; change: 'hidden' | 'lifted' }
  return (await db().$queryRaw<{ data: Sent }[]>`delete from pgboss.job where name = 'send-hiding-mail' returning data`).map(({ data }) => data)
}
const deliver = async () => {
  for (const { hidingId, change } of await takeJobs()) await sendHidingMail(hidingId, change)
  const { email } = await db().user.findUniqueOrThrow({ where: { id: seller.userId } })
  return (await listMails()).filter(({ to }) => to === email)
}

test('a hidden product has no page, is on no list and in no cart, its seller reads why, and it comes back as it was', async () => {
  const product = await makeProduct(seller.id)
  const add = () =>
    addItem(
      { userId: null, browserHash: randomUUID() },
      { addId: randomUUID(), variantId: product.variantId, quantity: 1, seenPriceMinor: product.priceMinor, seenCurrency: 'usd' },
    )
  expect(await hideProduct(operator, product.id, '  A copy.  ')).toBe('hidden')
  expect(await getProduct(product.slug)).toBeNull()
  expect(await db().product.findUniqueOrThrow({ where: { id: product.id } })).toMatchObject({ status: 'hidden', listedIn: null })
  expect(await add()).toMatchObject({ ok: false })
  expect(await whyHidden(product.id)).toBe('A copy.')
  expect((await listHiddenProducts()).map(({ id }) => id)).toContain(product.id)
  expect((await listPublishedProducts(null)).products.map(({ id }) => id)).not.toContain(product.id)
  const mails = await deliver()
  expect(mails[0]?.text).toContain('A copy.')

  expect(await showProduct(operator, product.id)).toBe('shown')
  expect(await getProduct(product.slug)).not.toBeNull()
  expect(await add()).toMatchObject({ ok: true })
  expect(await whyHidden(product.id)).toBeNull()
  expect(await deliver()).toHaveLength(mails.length + 1)
  expect((await readProductForOperator(product.id))?.hidings).toMatchObject([{ reason: 'A copy.', liftedAt: expect.any(String) }])
})

test('its seller neither restores nor archives it, nor does any program', async () => {
  const { id } = await makeProduct(seller.id)
  await hideProduct(operator, id, 'A copy.')
  expect(await restoreProduct(seller.id, id)).toEqual({ kind: 'not_found' })
  expect(await archiveProduct(seller.id, id)).toEqual({ kind: 'not_found' })
  await expect(db().product.update({ where: { id }, data: { status: 'active' } })).rejects.toThrow('has hidden product')
  expect(await statusOf(id)).toBe('hidden')
})

test.each(['active', 'draft', 'archived'] as const)('what was %s is so again once it is shown', async (status) => {
  const { id } = await makeProduct(seller.id)
  await db().product.update({ where: { id }, data: { status } })
  await hideProduct(operator, id, 'A mistake.')
  await showProduct(operator, id)
  expect(await statusOf(id)).toBe(status)
})

test('hidden at once and again it is hidden once, with one mail and one entry of what was changed', async () => {
  const { id } = await makeProduct(seller.id)
  await takeJobs()
  const outcomes = await Promise.all(['One', 'Two', 'Three'].map((reason) => hideProduct(operator, id, reason)))
  expect(outcomes.sort()).toEqual(['hidden', 'hidden_before', 'hidden_before'])
  expect(await takeJobs()).toHaveLength(1)
  expect(await db().auditEntry.count({ where: { subjectId: id, deed: 'product_hidden', userId: operator.userId } })).toBe(1)
  expect((await Promise.all([showProduct(operator, id), showProduct(operator, id)])).sort()).toEqual(['not_hidden', 'shown'])
})

test('only an operator hides, and not without a reason', async () => {
  const { id } = await makeProduct(seller.id)
  expect(await hideProduct({ isOperator: false, userId: seller.userId }, id, 'A rival.')).toBe('not_operator')
  expect(await showProduct({ isOperator: false, userId: seller.userId }, id)).toBe('not_operator')
  expect(await hideProduct(operator, id, '  ')).toBe('reason_missing')
  expect(await hideProduct(operator, randomUUID(), 'A copy.')).toBe('not_found')
  expect(await statusOf(id)).toBe('active')
})

test('a product is found by words, by the address of its page, and in any status', async () => {
  const product = await makeProduct(seller.id, { name: 'Zebra lamp' })
  await db().product.update({ where: { id: product.id }, data: { status: 'draft' } })
  for (const typed of ['zebra', product.slug, `https://souk.test/products/${product.slug}?variant=1`])
    expect((await searchAllProducts(typed)).map(({ id }) => id)).toEqual([product.id])
  expect(await searchAllProducts('no such thing')).toEqual([])
})
