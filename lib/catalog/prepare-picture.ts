import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { MAX_PICTURE_BYTES } from '@/lib/domain/catalog/limits'
import type { Said } from '@/lib/domain/wire/said'
import { takeTurn } from './take-turn'

const LEAST_SIDE = 200
const LARGEST_SIDE = 6000
/** Decoding takes four bytes a pixel and a second for some thirty million of them. */
const MOST_PIXELS = 25_000_000
const MOST_SECONDS = 10
const SHOWN_SIDE = 1600

// One picture is decoded at a time, by one thread: whatever is uploaded, pages and payments have the other processors.
sharp.concurrency(1)

/** A picture as we keep it. The id is the hash of the bytes. */
export type PreparedPicture = { id: string; contentType: 'image/webp'; bytes: Uint8Array<ArrayBuffer>; width: number; height: number }

const NOT_A_PICTURE: Said = { key: 'picture.unreadable' }
const HEIC: Said = { key: 'picture.heic' }

/**
 * Looks at an upload without decoding it: its size, its first bytes and its header.
 * @param upload the file's bytes
 * @param maxBytes more where it was fetched, not posted
 * @returns why it cannot be a picture of ours; null when it may be one
 */
export async function checkPicture(upload: Uint8Array, maxBytes = MAX_PICTURE_BYTES): Promise<Said | null> {
  if (upload.byteLength > maxBytes) return { key: 'picture.tooManyBytes', values: { megabytes: maxBytes / 1024 ** 2 } }
  if (isHeic(upload)) return HEIC
  if (!isKnownFormat(upload)) return NOT_A_PICTURE
  try {
    const { autoOrient } = await sharp(upload).metadata()
    const [short, long] = [Math.min(autoOrient.width, autoOrient.height), Math.max(autoOrient.width, autoOrient.height)]
    if (short < LEAST_SIDE) return { key: 'picture.tooSmall', values: { pixels: LEAST_SIDE } }
    if (long > LARGEST_SIDE) return { key: 'picture.tooLarge', values: { pixels: LARGEST_SIDE } }
    return short * long > MOST_PIXELS ? { key: 'picture.tooManyPixels', values: { megapixels: MOST_PIXELS / 1_000_000 } } : null
  } catch {
    return NOT_A_PICTURE
  }
}

/**
 * Turns an upload into the picture we serve. The type a browser declares is not trusted: the first bytes decide, then the decoder. What is kept
 * is always re-encoded, so nothing of the upload but its pixels reaches another browser: no metadata, no place, no script, and of a moving picture its first
 * frame. Costs time and memory: ask for it when everything else about the request is fine.
 * @param upload the file's bytes
 * @returns the picture (WebP, at most 1600 pixels a side), or why not
 */
export async function preparePicture(
  upload: Uint8Array,
  maxBytes = MAX_PICTURE_BYTES,
): Promise<{ kind: 'ready'; picture: PreparedPicture } | { kind: 'refused'; said: Said }> {
  const said = await checkPicture(upload, maxBytes)
  if (said) return refused(said)
  try {
    const picture = await takeTurn(() => encode(upload))
    return picture === 'busy' ? refused({ key: 'picture.busy' }) : { kind: 'ready', picture }
  } catch {
    // The decoder throws for what is cut short, not what its first bytes say, or too slow; that is the file's fault, whatever its words.
    return refused(NOT_A_PICTURE)
  }
}

async function encode(upload: Uint8Array): Promise<PreparedPicture> {
  const { data, info } = await sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .timeout({ seconds: MOST_SECONDS })
    .autoOrient()
    .resize({ width: SHOWN_SIDE, height: SHOWN_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
  const id = createHash('sha256').update(data).digest('base64url')
  return { id, contentType: 'image/webp', bytes: new Uint8Array(data), width: info.width, height: info.height }
}

/** PNG, JPEG, WebP or AVIF by the first bytes, so that the decoder never sees anything else (SVG and PDF are programs of their own; AVIF sequences are films). */
function isKnownFormat(upload: Uint8Array): boolean {
  const head = Buffer.from(upload.subarray(0, 16)).toString('latin1')
  return (
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    head.startsWith('\xff\xd8\xff') ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') ||
    (head.slice(4, 8) === 'ftyp' && ['avif', 'mif1'].includes(head.slice(8, 12)))
  )
}

/** Photos of iPhones: like AVIF, but encoded in a way our decoder may not have (HEVC). */
function isHeic(upload: Uint8Array): boolean {
  const head = Buffer.from(upload.subarray(4, 40)).toString('latin1')
  return head.startsWith('ftyp') && /hei[cxms]|hev[cx]/.test(head)
}

function refused(said: Said) {
  return { kind: 'refused' as const, said }
}
