import { expect, test } from 'vitest'
import { createProduct } from '@/lib/catalog/create-product'
import { lockProducts } from '@/lib/db/catalog/variants'
import { db, transaction } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { importingShop, many, textOf, upload } from '@/testing/imports'
import { makeSeller, variantOf } from '@/testing/rows'
import { checkFile } from './check-file'
import { fetchAgain } from './fetch-pictures'
import { exportImportLines, getImport, listImports } from './read-import'
import { runBatch, runImport, startImport, stopImport } from './run-import'

await testDatabase()

test('the check writes no product; the run makes and changes them, and the same file again finds nothing to do', async () => {
  const { sellerId, check, run, read, products } = await importingShop()
  const id = await check(many(3))
  expect(await read(id)).toMatchObject({
    state: 'checked',
    isOpen: true,
    counts: { added: 3, changed: 0, unchanged: 0, refused: 0 },
    total: 3,
    done: 0,
  })
  expect(await products()).toEqual([])
  expect(await startImport(sellerId, id)).toBe(true)
  expect(await startImport(sellerId, id)).toBe(true)
  await runImport(id)
  expect(await read(id)).toMatchObject({ state: 'done', isOpen: false, counts: { added: 3 }, total: 3, done: 3 })
  const made = await products()
  expect(made.map(({ handle, name, priceMinor, stock }) => [handle, name, priceMinor, stock])).toEqual(
    [0, 1, 2].map((at) => [`mug-${at}`, `Mug ${at}`, 1000, 5]),
  )
  expect(await run(many(3))).toMatchObject({ state: 'done', counts: { added: 0, changed: 0, unchanged: 3 }, total: 0 })
  expect(await products()).toEqual(made)
  expect(await run(many(4, '11'))).toMatchObject({ counts: { added: 1, changed: 3 } })
  expect((await products()).map(({ priceMinor }) => priceMinor)).toEqual([1100, 1100, 1100, 1100])
  expect(await db().auditEntry.count({ where: { deed: 'import_started', subjectId: id } })).toBe(1)
})

test('two shops have products of one handle, each at an address of its own', async () => {
  const [one, other] = [await importingShop(), await importingShop()]
  await one.run('Handle,Title,Price\nsame-handle,One,1\n')
  await other.run('Handle,Title,Price\nsame-handle,Other,2\n')
  const [mine, theirs] = [(await one.products())[0], (await other.products())[0]]
  expect([mine?.handle, theirs?.handle, mine?.slug, theirs?.slug]).toEqual(['same-handle', 'same-handle', 'same-handle', 'same-handle-2'])
  expect(await getImport(one.sellerId, (await listImports(other.sellerId))[0]?.id ?? '')).toBeNull()
})

test('what is refused is told at its line, once and as a file, and the rest is imported', async () => {
  const { sellerId, run, products } = await importingShop()
  const view = await run(
    'Handle,Title,Variant Price,Variant SKU,Product Category\nmug,Mug,10,A,Toys\n,Nameless,1,,\nbowl,Bowl,cheap,,\nvase,Vase,5,A,\n',
  )
  expect(view).toMatchObject({ state: 'done', counts: { added: 1, refused: 3 }, hasMore: false })
  expect(view.lines.map(({ line, handle, name, said, isNote }) => [line, handle, name, said.key, isNote])).toEqual([
    [2, 'mug', 'Mug', 'import.noCategory', true],
    [3, '', '', 'import.noHandle', false],
    [4, 'bowl', 'Bowl', 'product.price', false],
    [5, 'vase', 'Vase', 'import.skuTwice', false],
  ])
  expect((await products()).map(({ handle }) => handle)).toEqual(['mug'])
  const lines = await exportImportLines(sellerId, view.id, { say: ({ key }) => key, header: ['Line', 'Handle', 'Product', 'Said', 'Address'] })
  expect((lines ? await textOf(lines) : '').split('\r\n')).toEqual([
    '\ufeffLine,Handle,Product,Said,Address',
    '2,mug,Mug,import.noCategory,',
    '3,,,import.noHandle,',
    '4,bowl,Bowl,product.price,',
    '5,vase,Vase,import.skuTwice,',
    '',
  ])
  expect(await exportImportLines((await makeSeller()).id, view.id, { say: ({ key }) => key, header: [] })).toBeNull()
})

test('a sku of another product is refused when the file is checked', async () => {
  const { sellerId, check, read } = await importingShop()
  await createProduct(sellerId, { name: 'Cup', description: '', price: '1', currency: 'usd', stock: '', sku: 'A' }, null)
  const view = await read(await check('Handle,Title,Variant Price,Variant SKU\nmug,Mug,10,A\n'))
  expect(view.lines.map(({ line, said }) => [line, said.key])).toEqual([[2, 'product.skuTaken']])
})

test('a connection that dies in the middle of a batch loses that batch alone; the job goes on and makes nothing twice', async () => {
  const { sellerId, check, read, products } = await importingShop()
  const id = await check(many(7))
  await startImport(sellerId, id)
  expect(await runBatch(id, 3)).toBe(true)
  // The server ends the connection at the fifth product, as a crash would.
  await db().$executeRawUnsafe(`create function die() returns trigger language plpgsql as $$ begin
    if new.name = 'Mug 4' then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$`)
  await db().$executeRawUnsafe('create trigger die after insert on "Product" for each row execute function die()')
  await expect(runBatch(id, 3)).rejects.toThrow()
  expect(await products()).toHaveLength(3)
  expect(await read(id)).toMatchObject({ state: 'running', done: 3, total: 7 })
  await db().$executeRawUnsafe('drop trigger die on "Product"')
  await runImport(id)
  expect(await read(id)).toMatchObject({ state: 'done', done: 7, total: 7 })
  const made = await products()
  expect(made.map(({ handle }) => handle)).toEqual([0, 1, 2, 3, 4, 5, 6].map((at) => `mug-${at}`))
  expect(await db().stockMovement.count({ where: { variant: { sellerId } } })).toBe(7)
})

test('two workers at once write each product once', async () => {
  const { sellerId, check, read, products } = await importingShop()
  const id = await check(many(12))
  await startImport(sellerId, id)
  await Promise.all([runImport(id), runImport(id), runBatch(id, 2)])
  expect(await read(id)).toMatchObject({ state: 'done', done: 12, counts: { added: 12 } })
  expect(await products()).toHaveLength(12)
})

test('an import that is stopped writes no more and goes on later; while it runs no other file is taken, once it is stopped another takes its place', async () => {
  const { sellerId, userId, check, read, products } = await importingShop()
  const id = await check(many(6))
  await startImport(sellerId, id)
  await runBatch(id, 2)
  expect(await checkFile({ sellerId, userId }, upload(many(1)))).toEqual({ kind: 'refused', said: { key: 'import.running' } })
  expect(await stopImport(sellerId, id)).toBe(true)
  await runImport(id)
  expect(await read(id)).toMatchObject({ state: 'stopped', isOpen: true, done: 2, total: 6 })
  expect(await startImport(sellerId, id)).toBe(true)
  await runBatch(id, 1)
  await stopImport(sellerId, id)
  const next = await check(many(6))
  expect(await read(next)).toMatchObject({ counts: { added: 3, unchanged: 3 } })
  expect(await startImport(sellerId, id)).toBe(false)
  expect(await products()).toHaveLength(3)
  const stranger = await makeSeller()
  expect([await startImport(stranger.id, next), await stopImport(stranger.id, next), await fetchAgain(stranger.id, next)]).toEqual([
    false,
    false,
    false,
  ])
})

test('the same file again before it is run is checked anew under one id, another one takes its place', async () => {
  const { sellerId, check, run, read } = await importingShop()
  const id = await check(many(2))
  expect(await check(many(2))).toBe(id)
  expect(await read(id)).toMatchObject({ counts: { added: 2 } })
  const other = await check(many(1))
  expect(await getImport(sellerId, id)).toBeNull()
  expect((await listImports(sellerId)).map((each) => each.id)).toEqual([other])
  await run(many(1))
})

test('nothing that a file does not name is taken away', async () => {
  const { run, products } = await importingShop()
  await run(many(2))
  await run('Handle,Title,Option1 Name,Option1 Value,Variant Price\nbowl,Bowl,Size,S,1\nbowl,,,M,2\n')
  const view = await run('Handle,Title,Option1 Name,Option1 Value,Variant Price\nbowl,Bowl,Size,M,3\n')
  expect(view.counts).toEqual({ added: 0, changed: 1, unchanged: 0, refused: 0 })
  const all = await products()
  expect(all.map(({ handle, status }) => [handle, status])).toEqual(['bowl', 'mug-0', 'mug-1'].map((handle) => [handle, 'active']))
  expect(all[0]?.variants.map(({ title, priceMinor, status }) => [title, priceMinor, status]).sort()).toEqual([
    ['M', 300, 'active'],
    ['S', 100, 'active'],
  ])
})

test('what is sold between check and run stays sold; more than a lowered stock leaves is refused for that product alone', async () => {
  const { sellerId, check, run, read, products } = await importingShop()
  await run(many(2))
  const sell = async (handle: string, quantity: number) => {
    const { id } = await db().product.findFirstOrThrow({ where: { sellerId, handle } })
    const variantId = await variantOf(id)
    await transaction(async (tx) => {
      await lockProducts(tx, [id])
      await tx.stockMovement.create({ data: { variantId, quantity: -quantity, kind: 'taken' } })
    })
  }
  const id = await check('Handle,Title,Variant Inventory Tracker,Variant Inventory Qty\nmug-0,Mug,shopify,1\nmug-1,Mug,shopify,4\n')
  await sell('mug-0', 2)
  await sell('mug-1', 2)
  await startImport(sellerId, id)
  await runImport(id)
  const view = await read(id)
  expect(view).toMatchObject({ state: 'done', counts: { changed: 1, refused: 1 }, total: 2, done: 2 })
  expect(view.lines.map(({ line, said }) => [line, said.key])).toEqual([[2, 'import.stockChanged']])
  expect((await products()).map(({ name, stock }) => [name, stock])).toEqual([
    ['Mug 0', 3],
    ['Mug', 2],
  ])
})

test('a status of archived is taken over and taken back, and what an operator has hidden stays hidden', async () => {
  const { sellerId, run, products } = await importingShop()
  const file = (status: string) => `Handle,Title,Variant Price,Status\nmug,Mug,10,${status}\n`
  const statusAfter = async (status: string) => {
    await run(file(status))
    return (await products())[0]?.status
  }
  expect([await statusAfter('archived'), await statusAfter('active'), await statusAfter('draft'), await statusAfter('archived')]).toEqual([
    ...['archived', 'active', 'draft', 'archived'],
  ])
  await db().product.updateMany({ where: { sellerId }, data: { status: 'hidden' } })
  expect(await statusAfter('active')).toBe('hidden')
})

test('a file that cannot be taken says why and keeps nothing', async () => {
  const { sellerId, userId } = await importingShop()
  const said = async (text: string, currency?: string) => {
    const result = await checkFile({ sellerId, userId }, upload(text, currency))
    return result.kind === 'refused' ? result.said.key : result.kind
  }
  expect(await said('a,b\n1,2\n')).toBe('import.noColumns')
  expect(await said('Handle,Title\n')).toBe('import.empty')
  expect(await said(many(1), 'xxx')).toBe('product.currency')
  expect(await said(`Handle,Title\n${'a,b\n'.repeat(50_001)}`)).toBe('import.tooManyLines')
  expect(await db().import.count({ where: { sellerId } })).toBe(0)
})

test('before a shop can sell it takes few products from a file, too', async () => {
  const { id: sellerId, userId } = await makeSeller({ connection: null })
  expect(await checkFile({ sellerId, userId }, upload(many(51)))).toMatchObject({
    kind: 'refused',
    said: { key: 'product.tooManyBeforeSelling', values: { max: 50 } },
  })
  expect(await checkFile({ sellerId, userId }, upload(many(50)))).toMatchObject({ kind: 'checked' })
})
