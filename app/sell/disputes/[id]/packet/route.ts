import { notFound, redirect } from 'next/navigation'
import { requireSeller } from '@/lib/auth/viewer'
import { readPacket } from '@/lib/disputes/packet'

/** The answer to a dispute as a PDF. Where it holds writing that our fonts lack, the page of the dispute says so. */
export async function GET(_request: Request, { params }: RouteContext<'/sell/disputes/[id]/packet'>): Promise<Response> {
  const [{ sellerId }, { id }] = await Promise.all([requireSeller('shop.read'), params])
  const packet = await readPacket(id, sellerId)
  if (packet.kind === 'not_found') notFound()
  if (packet.kind === 'no_letters') redirect(`/sell/disputes/${id}?letters=none`)
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${packet.name}"`,
    'cache-control': 'private, no-store',
  }
  return new Response(new Uint8Array(packet.pdf), { headers })
}
