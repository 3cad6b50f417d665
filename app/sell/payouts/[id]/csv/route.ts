import { requireSeller } from '@/lib/auth/viewer'
import { payoutCsv } from '@/lib/balance/payout-csv'
import { attachment } from '@/lib/domain/digital/file-name'

/** What a payout is made of, as a CSV file. */
export async function GET(_request: Request, { params }: RouteContext<'/sell/payouts/[id]/csv'>): Promise<Response> {
  const [{ sellerId }, { id }] = await Promise.all([requireSeller(), params])
  const lines = await payoutCsv(sellerId, id)
  if (!lines) return new Response(null, { status: 404 })
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': attachment(`${id}.csv`),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  }
  return new Response(streamOf(lines), { headers })
}

/** A body that asks for the next lines when the browser has taken those before. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void lines.return(undefined),
  })
}
