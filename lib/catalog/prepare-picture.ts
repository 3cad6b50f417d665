import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Said } from '@/lib/domain/wire/said'

/** The largest upload in bytes: below the 4.5 MB a Vercel function takes in one request, form fields included. */
export const MAX_PICTURE_BYTES = 4 * 1024 * 1024
const LEAST_SIDE = 200
const LARGEST_SIDE = 6000
const SHOWN_SIDE = 1600

/** A picture as we keep it. The id is the hash of the bytes. */
export type PreparedPicture = { id: string; contentType: 'image/webp'; bytes: Uint8Array<ArrayBuffer>; width: number; height: number }

const NOT_A_PICTURE: Said = { key: 'picture.unreadable' }

/**
 * Turns an upload into the picture we serve. The type a browser declares is not trusted: the first bytes decide, then the decoder. What is kept
 * is always re-encoded, so nothing of the upload but its pixels reaches another browser: no metadata, no place, no script.
 * @param upload the file's bytes
 * @returns the picture (WebP, at most 1600 pixels a side), or why not
 */
export async function preparePicture(upload: Uint8Array): Promise<{ kind: 'ready'; picture: PreparedPicture } | { kind: 'refused'; said: Said }> {
  if (upload.byteLength > MAX_PICTURE_BYTES) return refused({ key: 'picture.tooManyBytes', values: { megabytes: MAX_PICTURE_BYTES / 1024 ** 2 } })
  if (!isKnownFormat(upload)) return refused(NOT_A_PICTURE)
  try {
    // Reads the header only: a small file that unfolds to a huge picture is refused before its pixels are decoded.
    const { autoOrient } = await sharp(upload).metadata()
    const [short, long] = [Math.min(autoOrient.width, autoOrient.height), Math.max(autoOrient.width, autoOrient.height)]
    if (short < LEAST_SIDE) return refused({ key: 'picture.tooSmall', values: { pixels: LEAST_SIDE } })
    if (long > LARGEST_SIDE) return refused({ key: 'picture.tooLarge', values: { pixels: LARGEST_SIDE } })
    return { kind: 'ready', picture: await encode(upload) }
  } catch {
    // The decoder throws for what is cut short or not what its first bytes say; that is the file's fault, whatever its words.
    return refused(NOT_A_PICTURE)
  }
}

async function encode(upload: Uint8Array): Promise<PreparedPicture> {
  const { data, info } = await sharp(upload, { limitInputPixels: LARGEST_SIDE * LARGEST_SIDE, failOn: 'error' })
    .autoOrient()
    .resize({ width: SHOWN_SIDE, height: SHOWN_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
  const id = createHash('sha256').update(data).digest('base64url')
  return { id, contentType: 'image/webp', bytes: new Uint8Array(data), width: info.width, height: info.height }
}

/** PNG, JPEG, WebP or AVIF by the first bytes, so that the decoder never sees anything else (SVG and PDF are programs of their own). */
function isKnownFormat(upload: Uint8Array): boolean {
  const head = Buffer.from(upload.subarray(0, 16)).toString('latin1')
  return (
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    head.startsWith('\xff\xd8\xff') ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') ||
    (head.slice(4, 8) === 'ftyp' && ['avif', 'avis', 'mif1'].includes(head.slice(8, 12)))
  )
}

function refused(said: Said) {
  return { kind: 'refused' as const, said }
}
