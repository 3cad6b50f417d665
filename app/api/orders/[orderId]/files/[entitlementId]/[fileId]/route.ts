import { makeDownloadLink } from '@/lib/digital/download'
import { currentBuyer } from '@/lib/orders/current-buyer'

const HEADERS = { 'cache-control': 'private, no-store' }

/** A buyer downloads a file: they are led to a link to it, which is good for ten minutes and needs no session. */
export async function GET(request: Request, { params }: RouteContext<'/api/orders/[orderId]/files/[entitlementId]/[fileId]'>): Promise<Response> {
  const { orderId, entitlementId, fileId } = await params
  const key = new URL(request.url).searchParams.get('key') ?? undefined
  const link = await makeDownloadLink(orderId, { entitlementId, fileId }, await currentBuyer(), key)
  const location = link.kind === 'link' ? link.path : `/downloads?why=${link.kind === 'often' ? 'often' : 'unknown'}`
  return new Response(null, { status: 303, headers: { ...HEADERS, location } })
}
