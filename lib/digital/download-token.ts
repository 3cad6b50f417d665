import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'

/** For so long a link to a file is good, seconds. It can be used again until then: download programs ask for a file in several pieces. */
const SECONDS = 600

/** Which file by which right. */
export type DownloadPlace = { entitlementId: string; fileId: string }

/** The token of a link to a file: when it ends, and a signature over that, the file and the right to it. Nothing of it is stored. */
export function downloadToken(place: DownloadPlace, now = new Date()): string {
  const end = (Math.floor(now.getTime() / 1000) + SECONDS).toString(36)
  return `${end}.${sign(place, end)}`
}

/** What a token is worth; null for what we never made for this file. @param now by our clock */
export function readDownloadToken(place: DownloadPlace, token: string, now = new Date()): { endsAt: Date; isOver: boolean } | null {
  const [end = '', signature = ''] = token.split('.')
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(place, end))]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const endsAt = new Date(Number.parseInt(end, 36) * 1000)
  return { endsAt, isOver: now >= endsAt }
}

function sign({ entitlementId, fileId }: DownloadPlace, end: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`download:${entitlementId}:${fileId}:${end}`).digest('base64url')
}
