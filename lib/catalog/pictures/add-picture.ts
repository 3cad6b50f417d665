import { limitPicture } from '@/lib/catalog/limit-products'
import { preparePicture } from '@/lib/catalog/prepare-picture'
import { findPictureIds, savePicture, writePictureIds } from '@/lib/db/catalog/pictures'
import { lockProductOfSeller } from '@/lib/db/catalog/product-edits'
import { transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { MAX_PICTURES } from '@/lib/domain/catalog/picture-order'
import type { Said } from '@/lib/domain/wire/said'

export type AddPictureResult = { kind: 'added' } | { kind: 'refused'; said: Said } | { kind: 'not_found' }

const TOO_MANY: Said = { key: 'picture.tooMany', values: { max: MAX_PICTURES } }

/**
 * Adds a picture behind the others of a seller's product; one that it has already is left where it is.
 * @param sellerId of the person signed in, never from the form
 * @param upload the file's bytes
 */
export async function addPicture(sellerId: string, productId: string, upload: Uint8Array): Promise<AddPictureResult> {
  if ((await findPictureIds(productId)).length >= MAX_PICTURES) return { kind: 'refused', said: TOO_MANY }
  const limited = await limitPicture(sellerId)
  if (limited) return { kind: 'refused', said: limited }
  const prepared = await preparePicture(upload)
  if (prepared.kind === 'refused') return prepared
  const { picture } = prepared
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    if (!(await lockProductOfSeller(tx, sellerId, productId))) return { kind: 'not_found' }
    const shown = await findPictureIds(productId, tx)
    if (shown.includes(picture.id)) return { kind: 'added' }
    if (shown.length >= MAX_PICTURES) return { kind: 'refused', said: TOO_MANY }
    await savePicture(tx, picture)
    await writePictureIds(tx, productId, shown, [...shown, picture.id])
    return { kind: 'added' }
  })
}
