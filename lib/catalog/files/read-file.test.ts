import { expect, test } from 'vitest'
import { MAX_IMPORT_BYTES } from '@/lib/domain/catalog/limits'
import { readFile } from './read-file'

const OLDER = 'Handle,Title,Body (HTML),Type,Variant SKU,Variant Price,Image Src'
const read = (text: string) => readFile(Buffer.from(text))

test('the older and the newer header, in any order and case, with other columns between, say the same', () => {
  const older = read(`${OLDER}\nbowl,Bowl,<p>Blue</p>,Clay,B-1,12.50,https://cdn.test/a.png\n`)
  const newer = read('SKU,Type,PRICE,product image url,description,title,URL Handle\nB-1,Clay,12.50,https://cdn.test/a.png,<p>Blue</p>,Bowl,BOWL\n')
  const cells = { title: 'Bowl', description: 'Blue', sku: 'B-1', price: '12.50', imageSrc: 'https://cdn.test/a.png' }
  expect(older).toMatchObject({ ok: true, products: [{ handle: 'bowl', line: 2, rows: [{ line: 2, cells }] }], refused: [], hasSemicolons: false })
  expect(newer).toMatchObject({ ok: true, products: [{ handle: 'bowl', line: 2, rows: [{ line: 2, cells }] }], refused: [] })
})

test('a byte order mark, semicolons, quoted line breaks and lines that are empty are read; lines are counted as an editor does', () => {
  const file = read('\ufeffHandle;Title;Variant Price\r\nbowl;"Bowl; ""blue""\r\nor red";12,50\r\n\r\nmug;Mug;3\r\nbowl;;\r\n')
  expect(file).toMatchObject({
    ...{ ok: true, hasSemicolons: true },
    products: [
      {
        handle: 'bowl',
        line: 2,
        rows: [
          { line: 2, cells: { title: 'Bowl; "blue"\nor red', price: '12,50' } },
          { line: 6, cells: { title: '' } },
        ],
      },
      { handle: 'mug', line: 5 },
    ],
  })
})

test('what an export has kept from being a formula is read as it was', () => {
  expect(read(`${OLDER}\nbowl,'=Bowl,,,'-1,1,\n`)).toMatchObject({ products: [{ rows: [{ cells: { title: '=Bowl', sku: '-1' } }] }] })
})

test('a line without a handle is refused by itself, and one that is short has empty cells', () => {
  const file = read(`${OLDER}\n,Bowl\nmug,Mug\n`)
  expect(file).toMatchObject({
    refused: [{ line: 2, said: { key: 'import.noHandle' } }],
    products: [{ handle: 'mug', rows: [{ cells: { price: '' } }] }],
  })
})

test.each([
  ['nothing', ''],
  ['other columns', 'a,b\n1,2\n'],
  ['no title', 'Handle\nbowl\n'],
])('a file with %s is no file of products', (_name, text) => {
  expect(read(text)).toMatchObject({ ok: false, said: { key: 'import.noColumns' } })
})

test('a column that is there under both names is refused', () => {
  expect(read('Handle,Title,URL handle\na,b,c\n')).toMatchObject({ ok: false, said: { key: 'import.columnTwice', values: { column: 'URL handle' } } })
})

test('a picture, UTF-16 and a quote without an end are no CSV in UTF-8', () => {
  expect(readFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]))).toMatchObject({ ok: false, said: { key: 'import.noText' } })
  expect(readFile(Buffer.from(OLDER, 'utf16le'))).toMatchObject({ ok: false, said: { key: 'import.noText' } })
  expect(read(`${OLDER}\nbowl,"Bowl\n`)).toMatchObject({ ok: false, said: { key: 'import.noCsv' } })
})

test('a file that is too large is not read', () => {
  expect(readFile(Buffer.alloc(MAX_IMPORT_BYTES + 1, 'a'))).toMatchObject({ ok: false, said: { key: 'import.tooLarge' } })
})
