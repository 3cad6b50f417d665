// A shop that imports files of products, for tests.
import { expect } from 'vitest'
import { exportProducts } from '@/lib/catalog/files/export-products'
import { checkFile } from '@/lib/catalog/import/check-file'
import { getImport } from '@/lib/catalog/import/read-import'
import { runImport, startImport } from '@/lib/catalog/import/run-import'
import { db } from '@/lib/db/client'
import { makeSeller } from './rows'

/** A file as it is uploaded. */
export const upload = (text: string, currency = 'usd') => ({ name: 'products.csv', bytes: Buffer.from(text), currency })

/** A file of products that are alike. */
export const many = (count: number, price = '10') =>
  `Handle,Title,Variant Price,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty\n${Array.from({ length: count }, (_, at) => `mug-${at},Mug ${at},${price},M-${at},shopify,5`).join('\n')}\n`

/** What a file is made of, as one text. */
export async function textOf(pieces: AsyncGenerator<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

/** A shop with no products yet, and what it does with files. */
export async function importingShop() {
  const { id: sellerId, userId } = await makeSeller()
  const check = async (text: string) => {
    const result = await checkFile({ sellerId, userId }, upload(text))
    if (result.kind !== 'checked') throw new Error(JSON.stringify(result))
    return result.importId
  }
  const run = async (text: string) => {
    const id = await check(text)
    expect(await startImport(sellerId, id)).toBe(true)
    await runImport(id)
    return read(id)
  }
  const read = async (id: string) => {
    const view = await getImport(sellerId, id)
    if (!view) throw new Error('no import')
    return view
  }
  const products = () => db().product.findMany({ where: { sellerId }, include: { variants: true }, orderBy: { handle: 'asc' } })
  const exported = () => textOf(exportProducts(sellerId))
  return { sellerId, userId, check, run, read, products, exported }
}
