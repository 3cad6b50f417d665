import { z } from 'zod'
import { noteDownload } from '@/lib/db/digital/downloads'
import { type EntitlementRow, findEntitlement } from '@/lib/db/digital/entitlements'
import { type FileRow, findFile, readChunk } from '@/lib/db/digital/files'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { findOrder } from '@/lib/db/orders/orders'
import type { ByteRange } from '@/lib/domain/digital/byte-range'
import { hasFile } from '@/lib/domain/digital/kept-files'
import { CHUNK_BYTES } from '@/lib/domain/digital/limits'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { type DownloadPlace, downloadToken, readDownloadToken } from './download-token'

/** Whether what a right is for is paid now: a payment that was given back opens nothing, also before the right is revoked. */
export function isEntitled({ revokedAt, orderLine: { sellerOrder } }: Pick<EntitlementRow, 'revokedAt' | 'orderLine'>): boolean {
  const { status, refundedMinor, amountMinor } = sellerOrder
  return revokedAt === null && (status === 'captured' || status === 'refund_failed') && refundedMinor < amountMinor
}

/** Where a file is downloaded, or why it cannot be. */
export type DownloadLink = { kind: 'link'; path: string } | { kind: 'often' } | { kind: 'not_found' }

/**
 * Makes a link to a file for its buyer: signed in, in the browser that bought, or by the link from a mail. It is good for ten minutes.
 * @param key from that link
 */
export async function makeDownloadLink(orderId: string, place: DownloadPlace, buyer: Buyer, key?: string): Promise<DownloadLink> {
  const order = z.uuid().safeParse(orderId).success ? await findOrder(orderId) : null
  if (!order || !mayOpen(order, buyer, key, 'read')) return { kind: 'not_found' }
  const found = await findAllowed(place)
  if (found?.right.orderLine.sellerOrder.orderId !== orderId) return { kind: 'not_found' }
  if (!(await takeToken('download', place.entitlementId)).ok) return { kind: 'often' }
  return { kind: 'link', path: `/api/downloads/${place.entitlementId}/${place.fileId}?token=${downloadToken(place)}` }
}

/** A file that may be downloaded; or why not: the link is over, what it was for is not paid any more, or it is none of ours. */
export type OpenedDownload =
  | { kind: 'file'; file: Pick<FileRow, 'id' | 'name' | 'bytes' | 'sha256'>; endsAt: Date }
  | { kind: 'expired' | 'ended'; orderId: string }
  | { kind: 'not_found' }

/** Opens a link to a file. Its order is named only to who has a link that we made. */
export async function openDownload(place: DownloadPlace, token: string, now = new Date()): Promise<OpenedDownload> {
  const read = readDownloadToken(place, token, now)
  if (!read) return { kind: 'not_found' }
  const right = await findEntitlement(place.entitlementId)
  if (!right) return { kind: 'not_found' }
  const { orderId } = right.orderLine.sellerOrder
  if (read.isOver) return { kind: 'expired', orderId }
  const found = await findAllowed(place)
  return found ? { kind: 'file', file: found.file, endsAt: read.endsAt } : { kind: 'ended', orderId }
}

async function findAllowed({ entitlementId, fileId }: DownloadPlace): Promise<{ right: EntitlementRow; file: FileRow } | null> {
  if (!z.uuid().safeParse(entitlementId).success || !z.uuid().safeParse(fileId).success) return null
  const [right, file] = await Promise.all([findEntitlement(entitlementId), findFile(fileId)])
  if (!right || !file || file.productId !== right.productId || !isEntitled(right)) return null
  return hasFile(file, { variantId: right.orderLine.variantId, grantedAt: right.grantedAt }) ? { right, file } : null
}

/** Writes down that a file was downloaded by a link. @param ip as clientIp gives it */
export function recordDownload(place: DownloadPlace, linkEndsAt: Date, ip: string, agent: string): Promise<void> {
  return noteDownload({ ...place, linkEndsAt, ip, agent })
}

/** The bytes of a file, or of a range of it, read piece by piece while they are taken: one piece is in memory at a time. */
export function fileStream(fileId: string, { start, end }: ByteRange): ReadableStream<Uint8Array> {
  let next = start
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const position = Math.floor(next / CHUNK_BYTES)
        const chunk = await readChunk(fileId, position)
        if (!chunk) throw new Error(`File ${fileId} has no piece ${position}`)
        const first = position * CHUNK_BYTES
        controller.enqueue(chunk.subarray(next - first, end + 1 - first))
        next = first + chunk.byteLength
        if (next > end) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}
