import { type ByteRange, byteRange } from '@/lib/domain/digital/byte-range'
import { attachment } from '@/lib/domain/digital/file-name'

/** Status and headers of an answer with a file, and which of its bytes are the body; null for none. */
export type FileAnswer = { status: 200 | 206 | 304 | 416; headers: Record<string, string>; range: ByteRange | null }

/**
 * How a request for a file is answered: whole, a range of it (206), nothing new (304), or a range it does not have (416). It is saved under its name and never shown:
 * nobody knows what is in it. Source: RFC 9110, 13 and 14.
 */
export function fileAnswer(asked: Headers, { name, bytes, sha256 }: { name: string; bytes: number; sha256: string | null }): FileAnswer {
  const etag = `"${sha256}"`
  const headers = {
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-disposition': attachment(name),
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'application/octet-stream',
    'cross-origin-resource-policy': 'same-origin',
    etag,
    'x-content-type-options': 'nosniff',
  }
  if (asked.get('if-none-match')?.includes(etag)) return { status: 304, headers, range: null }
  // Of another version than the one a program has begun to download it gets all.
  const isSame = (asked.get('if-range') ?? etag) === etag
  const wanted = isSame ? byteRange(asked.get('range'), bytes) : null
  if (wanted === 'unsatisfiable') return { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes}` }, range: null }
  const range = wanted ?? { start: 0, end: bytes - 1 }
  const length = { 'content-length': String(range.end - range.start + 1) }
  if (!wanted) return { status: 200, headers: { ...headers, ...length }, range }
  return { status: 206, headers: { ...headers, ...length, 'content-range': `bytes ${range.start}-${range.end}/${bytes}` }, range }
}
