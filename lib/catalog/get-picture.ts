import sharp from 'sharp'
import { findPicture, findPictureSize, type PictureRow, savePictureSize } from '@/lib/db/catalog/pictures'

type Shown = Pick<PictureRow, 'bytes' | 'contentType'>

/**
 * The picture with this id; null when there is none. Pictures are public, like the products they show.
 * @param width a smaller copy of this width, made when it is first asked for; a picture that is no wider is given as it is
 */
export async function getPicture(id: string, width: number | null = null): Promise<Shown | null> {
  if (!/^[\w-]{43}$/.test(id)) return null
  const kept = width && (await findPictureSize(id, width))
  if (kept) return { bytes: kept, contentType: 'image/webp' }
  const picture = await findPicture(id)
  if (!picture || !width || picture.width <= width) return picture
  const bytes = await inTurn(() => smaller(picture.bytes, width))
  await savePictureSize(id, width, bytes)
  return { bytes, contentType: 'image/webp' }
}

async function smaller(bytes: Uint8Array<ArrayBuffer>, width: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await sharp(bytes).resize({ width }).webp({ quality: 80 }).toBuffer())
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other: a page of new pictures must not take all processors from those who are buying. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}
