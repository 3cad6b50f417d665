import { z } from 'zod'
import { beginUpload } from '@/lib/digital/upload-file'
import { Text } from '@/lib/domain/wire/text'
import { problem } from '@/lib/http/problem'
import { readJson } from '@/lib/http/read-json'
import { sellerRequest } from './seller-request'

const Wanted = z.object({
  productId: z.uuid(),
  variantId: z.uuid().nullable(),
  replaces: z.uuid().nullable(),
  name: Text.pipe(z.string().min(1).max(1000)),
  bytes: z.int().min(0),
})

/** A seller begins to upload a file of a product, or a new version of one. */
export async function POST(request: Request): Promise<Response> {
  const from = await sellerRequest(request, 'products.edit')
  if (!from.ok) return from.response
  const parsed = await readJson(request, Wanted)
  if (!parsed.ok) return parsed.response
  const result = await beginUpload(from.sellerId, parsed.value)
  if (result.kind === 'refused') return problem(422, 'file_refused', from.say(result.said))
  if (result.kind === 'not_found') return problem(404, 'not_found', from.say({ key: 'digital.productGone' }))
  const { fileId, chunkBytes } = result
  return Response.json({ fileId, chunkBytes }, { status: 201, headers: { 'cache-control': 'no-store' } })
}
