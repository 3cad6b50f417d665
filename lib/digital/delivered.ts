import { findDownloads } from '@/lib/db/digital/downloads'
import { type EntitlementRow, findEntitlements } from '@/lib/db/digital/entitlements'
import { type FileRow, findFilesOf } from '@/lib/db/digital/files'
import { findKeysOfLines, type KeyRow } from '@/lib/db/digital/keys'
import { hasFile } from '@/lib/domain/digital/kept-files'
import type { BuyersGoodsView, DeliveredView } from '@/lib/domain/wire/digital-views'
import { isEntitled } from './download'
import { openKey } from './key-secrets'

type Had = { right: EntitlementRow; files: FileRow[]; keys: KeyRow[] }

async function findHad(sellerOrderIds: string[]): Promise<Had[]> {
  const rights = await findEntitlements(sellerOrderIds)
  const [files, keys] = await Promise.all([
    findFilesOf([...new Set(rights.map(({ productId }) => productId))]),
    findKeysOfLines(rights.map(({ orderLineId }) => orderLineId)),
  ])
  return rights.map((right) => {
    const bought = { variantId: right.orderLine.variantId, grantedAt: right.grantedAt }
    return {
      right,
      files: files.filter((file) => file.productId === right.productId && hasFile(file, bought)),
      keys: keys.filter(({ orderLineId }) => orderLineId === right.orderLineId),
    }
  })
}

/**
 * What a buyer has of the digital lines of an order's parts: nothing of what is not paid, or not any more.
 * @param key of whoever came by a link from a mail: the files open with it too
 */
export async function readBuyersGoods(orderId: string, sellerOrderIds: string[], key?: string): Promise<BuyersGoodsView[]> {
  const had = await findHad(sellerOrderIds)
  const paid = had.filter(({ right }) => isEntitled(right))
  return Promise.all(
    paid.map(async ({ right: { id, orderLine, keysMissing }, files, keys }) => ({
      lineId: orderLine.id,
      name: orderLine.name,
      variantTitle: orderLine.variantTitle,
      keys: await opened(keys),
      keysMissing,
      files: files.map((file) => ({
        id: file.id,
        name: file.name,
        bytes: file.bytes,
        version: file.version ?? 1,
        href: `/api/orders/${orderId}/files/${id}/${file.id}${key ? `?key=${encodeURIComponent(key)}` : ''}`,
        isFormer: file.endedAt !== null,
      })),
    })),
  )
}

const opened = (keys: KeyRow[]) => Promise.all(keys.map(({ id, sealed }) => openKey(sealed, id)))
/** So much of a key tells its seller which it is, and nobody what it is. */
const SHOWN = 4

/** What the buyer of a part was given, as its seller sees it. The part is theirs. */
export async function readDelivered(sellerOrderId: string): Promise<DeliveredView[]> {
  const had = await findHad([sellerOrderId])
  const downloads = await findDownloads(had.map(({ right }) => right.id))
  const ofLine = async ({ right: { id, orderLine, grantedAt, revokedReason, keysMissing }, files, keys }: Had): Promise<DeliveredView> => ({
    lineId: orderLine.id,
    name: orderLine.name,
    variantTitle: orderLine.variantTitle,
    grantedAt: grantedAt.toISOString(),
    revoked: revokedReason,
    keys: (await opened(keys)).map((key) => key.slice(-SHOWN)),
    keysMissing,
    files: files.map((file) => ({ id: file.id, name: file.name, version: file.version ?? 1 })),
    downloads: downloads
      .filter(({ entitlementId }) => entitlementId === id)
      .map(({ at, file }) => ({ at: at.toISOString(), name: file.name, version: file.version ?? 1 })),
  })
  return Promise.all(had.map(ofLine))
}
