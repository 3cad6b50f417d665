import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { archiveProduct } from '@/lib/catalog/archive-product'
import { restoreProduct } from '@/lib/catalog/restore-product'
import { updateProduct } from '@/lib/catalog/update-product'
import { db } from '@/lib/db/client'
import { removeFeeRule, setFeeRule } from '@/lib/pricing/set-fee-rule'
import { openShop } from '@/lib/sellers/open-shop'
import { renameShop } from '@/lib/sellers/rename-shop'
import { testDatabase } from '@/testing/database'
import { makeOperator, makeProduct, makeSeller } from '@/testing/rows'
import { listChanges } from './list-changes'
import { notePress } from './note-press'

await testDatabase()
const operator = await makeOperator()

/** What was written down while something is done, oldest first. */
async function changesDuring(work: () => Promise<unknown>) {
  await db().auditEntry.deleteMany()
  await work()
  const { changes } = await listChanges(undefined)
  return changes.reverse().map(({ by, role, deed, subjectId, differences }) => ({ by, role, deed, subjectId, differences }))
}

test('an operator sets, changes and removes a fee: who, before and after stand in the list, and what changes nothing does not', async () => {
  const set = (percent: string) => setFeeRule(operator, null, { currency: 'usd', percent, fixed: '0.30' })
  const changes = await changesDuring(async () => {
    await set('5')
    await set('7.5')
    await set('7.5')
    await removeFeeRule(operator, null, 'usd')
    await removeFeeRule(operator, null, 'usd')
  })
  const about = { by: operator.email, role: 'operator', subjectId: 'usd' }
  expect(changes).toEqual([
    {
      ...about,
      deed: 'fee_set',
      differences: [
        { name: 'feeBps', before: null, after: 500 },
        { name: 'feeFixedMinor', before: null, after: 30 },
      ],
    },
    { ...about, deed: 'fee_set', differences: [{ name: 'feeBps', before: 500, after: 750 }] },
    {
      ...about,
      deed: 'fee_removed',
      differences: [
        { name: 'feeBps', before: 750, after: null },
        { name: 'feeFixedMinor', before: 30, after: null },
      ],
    },
  ])
})

test('a seller opens and renames a shop', async () => {
  const { id } = await db().user.create({ data: { email: 'maya@souk.test' } })
  const changes = await changesDuring(async () => {
    await openShop(id, 'Clay')
    await openShop(id, 'Clay')
    const { id: sellerId } = await db().seller.findUniqueOrThrow({ where: { userId: id } })
    await renameShop(sellerId, 'Clay & Kiln')
  })
  expect(changes).toMatchObject([
    { by: 'maya@souk.test', role: 'seller', deed: 'shop_opened', differences: [{ name: 'shopName', before: null, after: 'Clay' }, { name: 'slug' }] },
    { by: 'maya@souk.test', deed: 'shop_renamed', differences: [{ name: 'shopName', before: 'Clay', after: 'Clay & Kiln' }] },
  ])
})

test('a seller changes, archives and restores a product', async () => {
  const seller = await makeSeller()
  const product = await makeProduct(seller.id, { kind: 'physical' })
  const form = { name: 'Bowl', description: product.description, price: '13.00', currency: 'usd', stock: '' }
  const changes = await changesDuring(async () => {
    await updateProduct(seller.id, product.id, form, { version: product.updatedAt.toISOString(), stock: null }, { kind: 'keep' })
    for (let n = 0; n < 2; n++) await archiveProduct(seller.id, product.id)
    await restoreProduct(seller.id, product.id)
    expect(await archiveProduct(randomUUID(), product.id)).toEqual({ kind: 'not_found' })
  })
  expect(changes).toMatchObject([
    { deed: 'product_changed', subjectId: product.id, differences: [{ name: 'priceMinor', before: 1250, after: 1300 }] },
    { deed: 'product_archived', differences: [{ name: 'status', before: 'active', after: 'archived' }] },
    { deed: 'product_restored', differences: [{ name: 'status', before: 'archived', after: 'active' }] },
  ])
})

test('a button that was pressed is written down; the list is filtered by role and has pages', async () => {
  const changes = await changesDuring(async () => {
    for (let n = 0; n < 51; n++) await notePress(operator, 'job_retried', `job-${n}`)
  })
  expect(changes).toHaveLength(50)
  const first = await listChanges('operator')
  expect((await listChanges('operator', first.nextCursor)).changes).toMatchObject([{ subjectId: 'job-0', deed: 'job_retried', by: operator.email }])
  expect((await listChanges('seller')).changes).toEqual([])
})

test('when a change fails nothing of it is written down', async () => {
  const changes = await changesDuring(() => renameShop(randomUUID(), 'Nobody').catch(() => undefined))
  expect(changes).toEqual([])
})
