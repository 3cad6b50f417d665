// Sets out example shops: made the way people would make them, through our own use cases and the local Stripe. Running it again adds only what is missing.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createProduct } from '@/lib/catalog/create-product'
import { addPicture } from '@/lib/catalog/pictures/add-picture'
import { db, disconnect } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { findSeller } from '@/lib/db/sellers/sellers'
import { listZones } from '@/lib/pricing/shipping/list-zones'
import { saveZone } from '@/lib/pricing/shipping/save-zone'
import { readSellerTax, saveSellerTax } from '@/lib/pricing/tax/seller-tax'
import { openShop } from '@/lib/sellers/open-shop'
import { syncAccount } from '@/lib/sellers/sync-account'
import { addCategories, categoryId } from './seed/categories'
import { addCode, addPlatformCode } from './seed/codes'
import { connect } from './seed/connect'
import { addExampleKeys, uploadExample } from './seed/goods'
import { type ExampleProduct, type ExampleShop, exampleShops } from './seed/shops'
import { type ExampleTax, taxForm } from './seed/tax'
import { type ExampleZone, zoneForm } from './seed/zones'

async function setOut({ email, shopName, stripe, zones, tax, code, products }: ExampleShop): Promise<void> {
  const person = await db().user.upsert({ where: { email }, create: { email, emailVerified: new Date() }, update: {} })
  const opened = await openShop(person.id, shopName)
  if (opened.kind !== 'opened') throw new Error(`${shopName}: ${opened.said.key}`)
  const sellerId = opened.seller.id
  // Who has disconnected since is left alone.
  if (stripe && !opened.seller.connection) await connect({ sellerId, email }, stripe)
  if (stripe) await read(sellerId, shopName)
  const present = await db().product.findMany({ where: { sellerId }, select: { name: true } })
  if (present.length === 0 && (await listZones(sellerId)).length === 0) await deliver(sellerId, zones)
  if (present.length === 0 && tax) await charge(sellerId, tax)
  if (code && present.length === 0) await addCode({ sellerId }, code)
  // Products are archived, never deleted: with as many as we bring, nothing is missing, whatever they are called by now.
  if (present.length >= products.length) return
  for (const product of products) if (!present.some(({ name }) => name === product.name)) await add(sellerId, product)
}

/** A connection whose account could not be read on the way back is read now. */
async function read(sellerId: string, shopName: string): Promise<void> {
  const connection = (await findSeller(sellerId))?.connection
  if (connection?.status !== 'connected' || connection.syncedAt) return
  const outcome = await syncAccount(connection.accountId)
  if (outcome !== 'synced') throw new Error(`${shopName}: reading the account ${connection.accountId} ended with "${outcome}".`)
}

/** Before the first product: whoever has deleted their zones since is left alone. */
async function deliver(sellerId: string, zones: ExampleZone[]): Promise<void> {
  for (const zone of zones) {
    const result = await saveZone(sellerId, { id: randomUUID(), version: '' }, zoneForm(zone))
    if (result.kind !== 'saved') throw new Error(`${zone.name}: ${JSON.stringify(result)}`)
  }
}

/** Before the first product: whoever has said since how they charge tax is left alone. */
async function charge(sellerId: string, tax: ExampleTax): Promise<void> {
  if ((await readSellerTax(sellerId)).version !== '') return
  const result = await saveSellerTax(sellerId, '', taxForm(tax))
  if (result.kind !== 'saved') throw new Error(JSON.stringify(result))
}

const pictureFile = (name: string) => readFile(path.join(import.meta.dirname, 'seed/pictures', `${name}.webp`))

async function add(sellerId: string, { picture, alsoPictures = [], more, file, keys, category, ...form }: ExampleProduct): Promise<void> {
  const result = await createProduct(sellerId, { ...form, ...more, category: await categoryId(category) }, await pictureFile(picture))
  if (result.kind !== 'created') throw new Error(`${form.name}: ${JSON.stringify(result)}`)
  for (const name of alsoPictures) {
    const added = await addPicture(sellerId, result.product.id, await pictureFile(name))
    if (added.kind !== 'added') throw new Error(`${form.name}: ${JSON.stringify(added)}`)
  }
  if (file) await uploadExample(sellerId, result.product.id, file)
  if (keys) await addExampleKeys(sellerId, result.product.id, keys)
}

try {
  await addCategories()
  for (const shop of exampleShops) await setOut(shop)
  await addPlatformCode()
} finally {
  await stopJobs()
  await disconnect()
}
