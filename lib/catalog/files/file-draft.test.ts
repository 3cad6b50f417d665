import { expect, test } from 'vitest'
import { titleOf } from '@/lib/domain/catalog/options'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import { type FileDraft, fileDraft } from './file-draft'
import { readFile } from './read-file'

const NOW = new Date('2026-03-01T12:00:00Z')
const CATEGORIES = [
  { id: '00000000-0000-4000-8000-000000000001', path: 'Home' },
  { id: '00000000-0000-4000-8000-000000000002', path: 'Home > Mugs' },
]

const SAVED: SellerProductForm = {
  ...{ id: 'id', slug: 'bowl', name: 'Bowl', description: 'Blue', priceMinor: 1000, currency: 'usd', stock: 3, status: 'active', notForSale: null },
  ...{ chargeWhen: 'on_date', chargeOn: '2026-02-01T12:00:00.000Z', pictureUrl: null, version: '', kind: 'physical', isMadeToOrder: false },
  ...{ taxCode: null, categoryId: null, options: [], variants: [] },
}
const PLAIN = { values: [], priceMinor: 1000, compareAtMinor: null, stock: 3, sku: 'B-1', barcode: null, weightGrams: 250 }

/** The first product of a file. */
function drafted(file: string, saved: SellerProductForm | null = null) {
  const read = readFile(Buffer.from(file))
  if (!read.ok || !read.products[0]) throw new Error(JSON.stringify(read))
  const settings = {
    currency: 'usd',
    hasSemicolons: read.hasSemicolons ?? false,
    currencies: ['usd', 'eur', 'jpy'],
    categories: CATEGORIES,
    now: NOW,
  }
  return fileDraft(read.products[0], saved, settings)
}

function taken(file: string, saved?: SellerProductForm): FileDraft {
  const read = drafted(file, saved ?? null)
  if ('refused' in read) throw new Error(JSON.stringify(read.refused))
  return read
}
/** Title, price, earlier price, stock, sku of what is sold. */
const soldBy = ({ draft }: FileDraft) =>
  draft.variants
    .filter(({ isOffered }) => isOffered)
    .map((each) => [titleOf(each.values), each.priceMinor, each.compareAtMinor, each.stock, each.sku])

test('a product of the older header has options, stock, weight, status, category and pictures', () => {
  const header =
    'Handle,Title,Body (HTML),Type,Product Category,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Variant Image,Status'
  const read = taken(
    `${header}
mug,Mug,<p>Thrown <b>by hand</b></p>,Clay,Home & Garden > Mugs,a b,TRUE,Size,S,Colour,Blue,M-1,250.4,shopify,3,deny,12.50,15,4006381333931,https://cdn.test/b.png,2,https://cdn.test/blue.png,active
mug,,,,,,,,M,,Blue,M-2,0,shopify,-2,deny,14.00,15,,https://cdn.test/a.png,1,https://cdn.test/blue.png,
mug,,,,,,,,M,,Red,M-3,,shopify,5,continue,15.00,,,,,https://cdn.test/red.png,
mug,,,,,,,,,,,,,,,,,,,https://cdn.test/c.png,3,,
`,
  )
  expect(read.draft).toMatchObject({ name: 'Mug', description: 'Thrown by hand', status: 'active', currency: 'usd', categoryId: CATEGORIES[1]?.id })
  expect(read.draft.options).toEqual([
    { name: 'Size', values: ['S', 'M'] },
    { name: 'Colour', values: ['Blue', 'Red'] },
  ])
  expect(soldBy(read)).toEqual([
    ['S / Blue', 1250, 1500, 3, 'M-1'],
    ['M / Blue', 1400, 1500, 0, 'M-2'],
    ['M / Red', 1500, null, null, 'M-3'],
  ])
  expect(read.draft.variants.filter(({ isOffered }) => isOffered).map(({ weightGrams }) => weightGrams)).toEqual([250, 0, null])
  expect(read.pictures.map(({ url, line, value }) => [url.slice(17), line, value])).toEqual([
    ['a.png', 3, null],
    ['b.png', 2, null],
    ['c.png', 5, null],
    ['blue.png', 2, { option: 1, name: 'Blue' }],
    ['red.png', 4, { option: 1, name: 'Red' }],
  ])
  expect(read.notes).toEqual([])
})

test('the newer header in another order and case says the same', () => {
  const read = taken(
    `status,SKU,URL HANDLE,title,price,compare-at price,inventory tracker,INVENTORY QUANTITY,Continue selling when out of stock,Weight value (grams),Published on online store,option1 name,option1 value,Barcode,Product image URL
Active,M-1,mug,Mug,12.50,,shopify,3,FALSE,250,TRUE,Title,Default Title,'4006381333931,https://cdn.test/a.png
,,mug,,,,,,,,,,,,https://cdn.test/b.png
`,
  )
  expect(read.draft).toMatchObject({ options: [], status: 'active', variants: [{ barcode: '4006381333931', weightGrams: 250 }] })
  expect(soldBy(read)).toEqual([['', 1250, null, 3, 'M-1']])
  expect(read.pictures.map(({ line }) => line)).toEqual([2, 3])
})

test('with semicolons a price is written with a comma, and without a tracker nothing is counted', () => {
  const read = taken('\ufeffHandle;Title;Variant Price;Variant Inventory Tracker;Variant Inventory Qty;Currency\nmug;Mug;1.012,50;;7;EUR\n')
  expect(read.draft).toMatchObject({ currency: 'eur', variants: [{ priceMinor: 101_250, stock: null }] })
})

test.each([
  ['active', 'FALSE', 'draft', 'draft'],
  ['active', 'TRUE', 'active', 'active'],
  ['', 'false', 'draft', 'draft'],
  ['', '', null, null],
  ['unlisted', 'TRUE', 'draft', 'draft'],
  ['ARCHIVED', 'TRUE', 'archived', 'draft'],
] as const)('status %j, published %j is %j', (status, published, filed, written) => {
  const read = taken(`Handle,Title,Price,Status,Published\nmug,Mug,1,${status},${published}\n`)
  expect([read.status, read.draft.status]).toEqual([filed, written])
})

test('what cannot be taken is left out with a note: an unknown category, a barcode of one’s own, differing earlier prices, addresses that are none', () => {
  const read = taken(
    `Handle,Title,Product Category,Option1 Name,Option1 Value,Price,Compare-at price,Barcode,Image Src
mug,Mug,Toys,Size,S,10,12,OWN-1,ftp://cdn.test/a.png
mug,,,,M,10,13,,
`,
  )
  expect(read.draft.categoryId).toBeNull()
  expect(soldBy(read).map(([title, , before]) => [title, before])).toEqual([
    ['S', null],
    ['M', null],
  ])
  expect(read.pictures).toEqual([])
  expect(read.notes.map(({ line, said }) => [line, said.key])).toEqual([
    [2, 'import.noCategory'],
    [2, 'import.barcodeLeft'],
    [2, 'import.pictureAddress'],
    [2, 'import.compareAtDiffers'],
  ])
})

test.each([
  ['no title', 'Handle,Title,Price\nmug,,1\n', [[2, 'product.noName']]],
  ['no price', 'Handle,Title,Price\nmug,Mug,\n', [[2, 'product.noPrice']]],
  ['a price that is none', 'Handle,Title,Price\nmug,Mug,cheap\n', [[2, 'product.price']]],
  ['a price with a thousand or a fraction', 'Handle,Title,Price\nmug,Mug,1.234\n', [[2, 'amount.ambiguous']]],
  ['half a yen', 'Handle,Title,Price,Currency\nmug,Mug,1.5,JPY\n', [[2, 'product.price']]],
  ['a price of nothing', 'Handle,Title,Price\nmug,Mug,0\n', [[2, 'product.priceTooLow']]],
  ['a currency that is not offered', 'Handle,Title,Price,Currency\nmug,Mug,1,XXX\n', [[2, 'product.currency']]],
  ['two currencies', 'Handle,Title,Option1 Value,Price,Currency\nmug,Mug,S,1,USD\nmug,,M,1,EUR\n', [[3, 'import.currencies']]],
  ['a status that is none', 'Handle,Title,Price,Status\nmug,Mug,1,sold\n', [[2, 'import.status']]],
  ['an option without a name', 'Handle,Title,Option1 Value,Price\nmug,Mug,S,1\n', [[2, 'product.noOptionName']]],
  ['a variant twice', 'Handle,Title,Option1 Name,Option1 Value,Price\nmug,Mug,Size,S,1\nmug,,,S,1\n', [[3, 'import.variantTwice']]],
  ['a variant without a value', 'Handle,Title,Option1 Name,Option1 Value,Price\nmug,Mug,Size,S,1\nmug,,,,2\n', [[3, 'import.noOptionValue']]],
  ['two lines without options', 'Handle,Title,Price\nmug,Mug,1\nmug,,2\n', [[3, 'import.noOptionValue']]],
  [
    'a stock that is none',
    'Handle,Title,Option1 Name,Option1 Value,Price,Inventory quantity\nmug,Mug,Size,S,1,1\nmug,,,M,1,many\n',
    [[3, 'product.stock']],
  ],
  ['skus twice', 'Handle,Title,Option1 Name,Option1 Value,Price,SKU\nmug,Mug,Size,S,1,A\nmug,,,M,1,A\n', [[3, 'product.skuTwice']]],
  ['an earlier price that is none', 'Handle,Title,Price,Compare-at price\nmug,Mug,1,much\n', [[2, 'import.compareAt']]],
  [
    'several lines that are wrong, in their order',
    'Handle,Title,Option1 Name,Option1 Value,Price,SKU\nmug,Mug,Size,S,cheap,A\nmug,,,M,,A\n',
    [
      [2, 'product.price'],
      [3, 'product.noPrice'],
    ],
  ],
])('a product is refused at its line for %s', (_name, file, said) => {
  const read = drafted(file)
  expect('refused' in read && read.refused.map((each) => [each.line, each.said.key])).toEqual(said)
})

test('more variants than a product can have are refused without making them all', () => {
  const values = Array.from({ length: 90 }, (_, at) => at)
  const lines = values.map((at) => `mug,Mug,A,a${at},B,b${at},C,c${at},1`)
  const read = drafted(`Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,Price\n${lines.join('\n')}\n`)
  expect(read).toMatchObject({ refused: [{ line: 2, said: { key: 'product.tooManyVariants', values: { count: 729_000 } } }] })
})

const plain = { ...SAVED, variants: [PLAIN] }
const sized = {
  ...SAVED,
  options: [{ name: 'Size', values: ['S', 'M'] }],
  variants: [
    { ...PLAIN, values: ['S'] },
    { ...PLAIN, values: ['M'], sku: 'B-2', priceMinor: 1200 },
  ],
}

test('columns that a file lacks leave what is saved, also a day of charge that is over', () => {
  const read = taken('Handle,Title\nbowl,Bowl\n', plain)
  expect(read).toMatchObject({ isSame: true, draft: { description: 'Blue', chargeWhen: 'on_date', chargeOn: new Date('2026-02-01T12:00:00Z') } })
  expect(soldBy(taken('Handle,Title,Price\nbowl,Bowl,11\n', plain))).toEqual([['', 1100, null, 3, 'B-1']])
})

test('a line says of a saved variant what it says, the others stay, whatever the case of a value and the order of options', () => {
  const read = taken('Handle,Title,Option1 Name,Option1 Value,Price\nbowl,Bowl,SIZE,m,13\nbowl,,,XL,14\n', sized)
  expect(read.draft.options).toEqual([{ name: 'Size', values: ['S', 'M', 'XL'] }])
  expect(soldBy(read)).toEqual([
    ['S', 1000, null, 3, 'B-1'],
    ['M', 1300, null, 3, 'B-2'],
    ['XL', 1400, null, null, null],
  ])
  const two = { ...sized, options: [...sized.options, { name: 'Colour', values: ['Blue'] }], variants: [{ ...PLAIN, values: ['S', 'Blue'] }] }
  const swapped = taken('Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Price\nbowl,Bowl,Colour,Blue,Size,S,10\n', two)
  expect(swapped).toMatchObject({ isSame: true })
})

test('a file of texts alone leaves the variants as they are', () => {
  expect(taken('Handle,Title,Description\nbowl,Bowl,Green\n', sized)).toMatchObject({ isSame: false, draft: { description: 'Green' } })
  expect(soldBy(taken('Handle,Title\nbowl,Bowl\n', sized))).toHaveLength(2)
})

test('a file that would take options or variants away is refused, as is one in another currency', () => {
  const key = (file: string, saved: SellerProductForm) => (drafted(file, saved) as { refused: { said: { key: string } }[] }).refused[0]?.said.key
  expect(key('Handle,Title,Price\nbowl,Bowl,1\n', sized)).toBe('import.fewerOptions')
  expect(key('Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Price\nbowl,Bowl,Size,S,Colour,Blue,1\n', sized)).toBe(
    'import.moreOptions',
  )
  expect(key('Handle,Title,Price,Currency\nbowl,Bowl,1,EUR\n', plain)).toBe('import.otherCurrency')
})

test('the first options of a product keep what its only variant has', () => {
  const read = taken('Handle,Title,Option1 Name,Option1 Value,Price\nbowl,Bowl,Size,S,10\nbowl,,,M,10\n', plain)
  expect(soldBy(read)).toEqual([
    ['S', 1000, null, 3, 'B-1'],
    ['M', 1000, null, null, null],
  ])
})

test('what an operator has hidden keeps its status', () => {
  expect(taken('Handle,Title,Price,Status\nbowl,Bowl,10,active\n', { ...plain, status: 'hidden' })).toMatchObject({ status: null, isSame: true })
})
