import { z } from 'zod'
import { sellerRequest } from '@/app/api/sell/files/seller-request'
import { uploadChunk } from '@/lib/digital/upload-file'
import { CHUNK_BYTES } from '@/lib/domain/digital/limits'
import { problem } from '@/lib/http/problem'
import { readBytes } from '@/lib/http/read-bytes'

const Position = z.stringFormat('position', /^\d{1,4}$/).transform(Number)

/** One piece of a file that is being uploaded, as its bytes. Sent twice it is kept once. */
export async function PUT(request: Request, { params }: RouteContext<'/api/sell/files/[fileId]/[position]'>): Promise<Response> {
  const from = await sellerRequest(request, 'products.edit')
  if (!from.ok) return from.response
  const { fileId, position } = await params
  const place = Position.safeParse(position)
  const bytes = await readBytes(request, CHUNK_BYTES)
  const kept = bytes && place.success ? await uploadChunk(from.sellerId, fileId, place.data, bytes) : 'invalid'
  if (kept === 'kept') return new Response(null, { status: 204 })
  if (kept === 'invalid') return problem(422, 'invalid_piece', from.say({ key: 'digital.incomplete' }))
  return problem(404, 'not_found', from.say({ key: 'digital.uploadGone' }))
}
