import { sellerRequest } from '@/app/api/sell/files/seller-request'
import { finishUpload } from '@/lib/digital/upload-file'
import { problem } from '@/lib/http/problem'

/** All pieces of a file are sent: it is put on sale. */
export async function POST(request: Request, { params }: RouteContext<'/api/sell/files/[fileId]'>): Promise<Response> {
  const from = await sellerRequest(request, 'products.edit')
  if (!from.ok) return from.response
  const result = await finishUpload(from.sellerId, (await params).fileId)
  if (result.kind === 'finished') return new Response(null, { status: 204 })
  if (result.kind === 'refused') return problem(422, 'file_refused', from.say(result.said))
  if (result.kind === 'incomplete') return problem(409, 'incomplete', from.say({ key: 'digital.incomplete' }))
  return problem(404, 'not_found', from.say({ key: 'digital.uploadGone' }))
}
