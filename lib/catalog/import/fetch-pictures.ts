import { type PreparedPicture, preparePicture } from '@/lib/catalog/prepare-picture'
import { lockImport } from '@/lib/db/catalog/imports'
import { findWaitingSources, reviveSources, type WaitingSource, writeSource } from '@/lib/db/catalog/picture-sources'
import { findPictureIds, keepPicture, savePicture, writePictureIds, writePictureValue } from '@/lib/db/catalog/pictures'
import { lockProductOfSeller } from '@/lib/db/catalog/product-edits'
import { transaction } from '@/lib/db/client'
import { sendAll } from '@/lib/db/jobs/jobs'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { MAX_PICTURES } from '@/lib/domain/catalog/picture-order'
import type { OnFailure } from '@/lib/domain/operations/jobs'
import type { Said } from '@/lib/domain/wire/said'
import { type FetchRefusal, fetchPublic, type Network } from '@/lib/http/fetch-public'
import { ownPictureId } from './read-known'

const MEGABYTES = 10
const SECONDS = 5
const LIMITS = { maxBytes: MEGABYTES * 1024 ** 2, maxMs: SECONDS * 1000 }

const SAYS: Record<FetchRefusal, Said> = {
  address: { key: 'import.picture.address' },
  status: { key: 'import.picture.status' },
  tooLarge: { key: 'import.picture.tooLarge', values: { megabytes: MEGABYTES } },
  tooSlow: { key: 'import.picture.tooSlow', values: { seconds: SECONDS } },
  unreachable: { key: 'import.picture.unreachable' },
}
/** A picture to be shown: fetched, or one that we have. `mayCome`: it may be there another time. */
type Found = { picture: PreparedPicture | { id: string } } | { said: Said; mayCome: boolean }

/**
 * Fetches the pictures that an import named for a product, one after the other, and shows them behind those it has. One that cannot be fetched is told at its line.
 * @param onFailure while the job is tried again, so is a server that does not answer
 * @param network only in tests
 */
export async function fetchPictures(productId: string, onFailure: OnFailure, network?: Network): Promise<void> {
  for (const source of await findWaitingSources(productId)) {
    const found = await find(source.url, network)
    if ('picture' in found) await show(source, found.picture)
    else if (found.mayCome && onFailure === 'retry') throw new Error(`A picture could not be fetched: ${found.said.key}`)
    else await transaction((tx) => writeSource(tx, source.id, 'failed', found.said))
  }
}

/** Lets the pictures of a seller's import that failed be fetched again. Twice is a no-op. @returns false where it is not theirs */
export function fetchAgain(sellerId: string, importId: string): Promise<boolean> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    if ((await lockImport(tx, importId))?.sellerId !== sellerId) return false
    const products = await reviveSources(tx, importId)
    await sendAll(
      tx,
      'fetch-pictures',
      products.map((productId) => ({ data: { productId } })),
    )
    return true
  })
}

async function find(url: string, network?: Network): Promise<Found> {
  const own = ownPictureId(url)
  if (own) return { picture: { id: own } }
  const fetched = await fetchPublic(url, LIMITS, network)
  if (fetched.kind === 'refused') return { said: SAYS[fetched.why], mayCome: fetched.why === 'tooSlow' || fetched.why === 'unreachable' }
  const prepared = await preparePicture(fetched.bytes, LIMITS.maxBytes)
  return prepared.kind === 'ready' ? prepared : { said: prepared.said, mayCome: prepared.said.key === 'picture.busy' }
}

function show({ id, productId, option, value, product }: WaitingSource, picture: PreparedPicture | { id: string }): Promise<void> {
  return transaction(async (tx) => {
    await lockSeller(tx, product.sellerId)
    const current = await lockProductOfSeller(tx, product.sellerId, productId)
    if (!current) return
    const shown = await findPictureIds(productId, tx)
    const isShown = shown.includes(picture.id)
    const said = await whyNot(isShown ? null : shown.length, () => ('bytes' in picture ? Promise.resolve(true) : keepPicture(tx, picture.id)))
    if (!(await writeSource(tx, id, said ? 'failed' : 'fetched', said)) || said) return
    if (!isShown) {
      if ('bytes' in picture) await savePicture(tx, picture)
      await writePictureIds(tx, productId, shown, [...shown, picture.id])
    }
    const valueId = option === null ? null : (current.options[option]?.values.find(({ name }) => name === value)?.id ?? null)
    if (valueId) await writePictureValue(tx, productId, picture.id, valueId)
  })
}

async function whyNot(count: number | null, isThere: () => Promise<boolean>): Promise<Said | null> {
  if (count !== null && count >= MAX_PICTURES) return { key: 'picture.tooMany', values: { max: MAX_PICTURES } }
  return (await isThere()) ? null : SAYS.status
}
