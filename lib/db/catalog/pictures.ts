import { db, type Tx, transaction } from '@/lib/db/client'

/** A stored picture. */
export type PictureRow = { id: string; contentType: string; bytes: Uint8Array<ArrayBuffer>; width: number; height: number }

/** The picture with this id; null when there is none. */
export function findPicture(id: string): Promise<PictureRow | null> {
  return db().picture.findUnique({ where: { id } })
}

/** The bytes of a smaller copy; null while there is none. */
export async function findPictureSize(pictureId: string, width: number): Promise<Uint8Array<ArrayBuffer> | null> {
  return (await db().pictureSize.findUnique({ where: { pictureId_width: { pictureId, width } } }))?.bytes ?? null
}

/** Keeps a smaller copy, unless it is there, or the picture has gone meanwhile. */
export async function savePictureSize(pictureId: string, width: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await db().$executeRaw`
    insert into "PictureSize" ("pictureId", width, bytes) select id, ${width}, ${bytes} from "Picture" where id = ${pictureId} for key share
    on conflict do nothing`
}

/**
 * Keeps a picture, in the transaction that makes a product point at it. The same bytes are stored once. A row that exists is written
 * again to lock it: a transaction that is about to remove it as unused then waits, and sees the new product.
 */
export async function savePicture(tx: Tx, { id, contentType, bytes, width, height }: PictureRow): Promise<void> {
  await tx.$executeRaw`
    insert into "Picture" (id, "contentType", bytes, width, height) values (${id}, ${contentType}, ${bytes}, ${width}, ${height})
    on conflict (id) do update set "contentType" = excluded."contentType"`
}

/** Whether there is a picture; it stays until the transaction ends. */
export async function keepPicture(tx: Tx, id: string): Promise<boolean> {
  return (await tx.$queryRaw<object[]>`select 1 from "Picture" where id = ${id} for key share`).length > 0
}

/** Removes a picture that neither a product nor a shop's page shows any more, in the transaction that took it off one. */
export async function removePictureIfUnused(tx: Tx, id: string): Promise<void> {
  // Two statements on purpose: after the wait for the lock, the second one sees what others committed meanwhile.
  await tx.$queryRaw`select 1 from "Picture" where id = ${id} for update`
  await tx.$executeRaw`delete from "Picture" where id = ${id} and not exists (select from "Product" where "pictureId" = ${id})
    and not exists (select from "ProductPicture" where "pictureId" = ${id}) and not exists (select from "ShopPage" where "bannerId" = ${id})`
}

/** The pictures of a product, the first first. */
export async function findPictureIds(productId: string, tx: Tx = db()): Promise<string[]> {
  const product = await tx.product.findUnique({
    where: { id: productId },
    select: { pictureId: true, pictures: { select: { pictureId: true }, orderBy: { position: 'asc' } } },
  })
  return product ? [product.pictureId ?? [], ...product.pictures.map(({ pictureId }) => pictureId)].flat() : []
}

/** Says which value of a product one of its pictures is of; one that was before is none any more. The product is locked by the transaction. */
export async function writePictureValue(tx: Tx, productId: string, pictureId: string, valueId: string | null): Promise<void> {
  const ofProduct = { option: { productId } }
  await tx.optionValue.updateMany({ where: { ...ofProduct, pictureId, ...(valueId && { id: { not: valueId } }) }, data: { pictureId: null } })
  if (valueId) await tx.optionValue.updateMany({ where: { ...ofProduct, id: valueId }, data: { pictureId } })
}

/**
 * Writes which pictures a product has, in this order, and removes those that no product shows any more. The product is locked by the transaction. Its version stays:
 * a form that is open on it can still be saved.
 */
export async function writePictureIds(tx: Tx, productId: string, before: string[], ids: string[]): Promise<void> {
  const [first = null, ...rest] = ids
  await tx.$executeRaw`update "Product" set "pictureId" = ${first} where id = ${productId} and "pictureId" is distinct from ${first}`
  await tx.productPicture.deleteMany({ where: { productId } })
  await tx.productPicture.createMany({ data: rest.map((pictureId, position) => ({ productId, pictureId, position })) })
  await tx.optionValue.updateMany({ where: { option: { productId }, pictureId: { not: null, notIn: ids } }, data: { pictureId: null } })
  for (const id of before) if (!ids.includes(id)) await removePictureIfUnused(tx, id)
}

/** Writes a picture, reads it and deletes it, in one transaction. @returns whether it was read as it was written */
export function tryPictures(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return transaction(async (tx) => {
    await savePicture(tx, { id, contentType: 'application/octet-stream', bytes, width: 1, height: 1 })
    const read = await tx.picture.findUnique({ where: { id }, select: { bytes: true } })
    const { count } = await tx.picture.deleteMany({ where: { id } })
    return count === 1 && read !== null && Buffer.from(bytes).equals(read.bytes)
  })
}
