import { getPicture } from '@/lib/catalog/get-picture'
import { pictureWidth } from '@/lib/domain/catalog/picture-widths'
import { unavailable } from '@/lib/http/unavailable'
import { canServe } from '@/lib/operations/can-serve'

const NOT_FOUND = { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }

/** A product picture, with `?w=` a smaller copy. Its id is the hash of its bytes, so a browser that has it never asks again. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const width = pictureWidth(new URL(request.url).searchParams.get('w'))
  const etag = `"${id}${width ? `-${width}` : ''}"`
  // Pictures do not pass proxy.ts, which asks this for everything else.
  if (!(await canServe())) return unavailable(request)
  const picture = await getPicture(id, width)
  if (!picture) return new Response('There is no such picture.', { status: 404, headers: NOT_FOUND })
  const headers = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  }
  if (request.headers.get('If-None-Match')?.includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(picture.bytes, {
    headers: { ...headers, 'Content-Type': picture.contentType, 'Content-Length': `${picture.bytes.byteLength}` },
  })
}
