import { pictureUrl } from '@/lib/catalog/product-view'
import { findPictureIds, writePictureIds, writePictureValue } from '@/lib/db/catalog/pictures'
import { findProductToEdit, lockProductOfSeller } from '@/lib/db/catalog/product-edits'
import { transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { moved } from '@/lib/domain/catalog/picture-order'
import type { PictureLine, PictureSubject } from '@/lib/domain/wire/catalog-views'

/** The pictures of a seller's product, the first first, and what they can be of; empty where it is not theirs. */
export async function listPictures(sellerId: string, productId: string): Promise<{ pictures: PictureLine[]; subjects: PictureSubject[] }> {
  const product = await findProductToEdit(sellerId, productId)
  if (!product) return { pictures: [], subjects: [] }
  const values = product.options.flatMap((option) => option.values)
  const pictures = (await findPictureIds(productId)).map((id) => {
    return { id, url: pictureUrl(id) ?? '', valueId: values.find(({ pictureId }) => pictureId === id)?.id ?? null }
  })
  return {
    pictures,
    subjects: product.options.map(({ name, values: own }) => ({ option: name, values: own.map((value) => ({ id: value.id, name: value.name })) })),
  }
}

/**
 * Says which option value a picture of a seller's product is of: who chooses it sees the picture. A value has one picture, and one of another product is left
 * alone. Twice is a no-op.
 * @param valueId null: of none any more
 * @returns false where the product is not theirs, or has no such picture
 */
export function showPictureFor(sellerId: string, productId: string, pictureId: string, valueId: string | null): Promise<boolean> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    if (!(await lockProductOfSeller(tx, sellerId, productId))) return false
    if (!(await findPictureIds(productId, tx)).includes(pictureId)) return false
    await writePictureValue(tx, productId, pictureId, valueId)
    return true
  })
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
