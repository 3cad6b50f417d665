import { findPicture, type PictureRow } from '@/lib/db/catalog/pictures'

/** The picture with this id; null when there is none. Pictures are public, like the products they show. */
export async function getPicture(id: string): Promise<PictureRow | null> {
  return /^[\w-]{43}$/.test(id) ? findPicture(id) : null
}
