import { notFound } from 'next/navigation'
import { currentViewer } from '@/lib/auth/viewer'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { readReturnPicture } from '@/lib/returns/return-picture'

/** A picture of a return, for its buyer, its seller and the operator. */
export async function GET(request: Request, { params }: RouteContext<'/returns/[returnId]/pictures/[position]'>): Promise<Response> {
  const [place, viewer, buyer] = await Promise.all([params, currentViewer(), currentBuyer()])
  const key = new URL(request.url).searchParams.get('key') ?? undefined
  const picture = await readReturnPicture({ ...place, key }, viewer, buyer)
  if (!picture) notFound()
  const headers = {
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Type': picture.contentType,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  }
  return new Response(picture.bytes, { headers })
}
