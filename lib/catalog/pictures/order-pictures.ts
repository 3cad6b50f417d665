import { pictureUrl } from '@/lib/catalog/product-view'
import { findPictureIds, writePictureIds } from '@/lib/db/catalog/pictures'
import { findProductToEdit, lockProductOfSeller } from '@/lib/db/catalog/product-edits'
import { transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { moved } from '@/lib/domain/catalog/picture-order'
import type { PictureLine } from '@/lib/domain/wire/catalog-views'

/** The pictures of a seller's product, the first first; empty where it is not theirs. */
export async function listPictures(sellerId: string, productId: string): Promise<PictureLine[]> {
  if (!(await findProductToEdit(sellerId, productId))) return []
  return (await findPictureIds(productId)).map((id) => ({ id, url: pictureUrl(id) ?? '' }))
}

/** Moves a picture of a seller's product to a place, from 0. Twice is a no-op. @returns false where the product is not theirs */
export function movePicture(sellerId: string, productId: string, pictureId: string, place: number): Promise<boolean> {
  return change(sellerId, productId, (ids) => moved(ids, pictureId, place))
}

/** Takes a picture off a seller's product; the next becomes the first where it was. Twice is a no-op. @returns false where the product is not theirs */
export function removePicture(sellerId: string, productId: string, pictureId: string): Promise<boolean> {
  return change(sellerId, productId, (ids) => ids.filter((id) => id !== pictureId))
}

function change(sellerId: string, productId: string, changed: (ids: string[]) => string[]): Promise<boolean> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    if (!(await lockProductOfSeller(tx, sellerId, productId))) return false
    const shown = await findPictureIds(productId, tx)
    await writePictureIds(tx, productId, shown, changed(shown))
    return true
  })
}
