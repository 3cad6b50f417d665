import { after } from 'next/server'
import { problem } from '@/lib/http/problem'
import { readText } from '@/lib/http/read-json'
import { drainAfterResponse } from '@/lib/operations/run-jobs'
import { receiveEvent } from '@/lib/webhooks/receive-event'

const MAX_BYTES = 1_048_576

/** Stripe's deliveries: verified, stored with their job, acknowledged. `scope` is platform or connect, each with its own secrets. */
export async function POST(request: Request, { params }: { params: Promise<{ scope: string }> }): Promise<Response> {
  const { scope } = await params
  if (scope !== 'platform' && scope !== 'connect') return problem(404, 'no_such_endpoint', 'Stripe delivers to platform or to connect.')
  const rawBody = await readText(request, MAX_BYTES)
  if (rawBody === null) return problem(413, 'body_too_large', 'No event of Stripe is this large.')
  const received = await receiveEvent(scope, rawBody, request.headers.get('stripe-signature') ?? '')
  if (received === 'bad_signature') {
    return problem(
      400,
      'bad_signature',
      `No signing secret of the ${scope} endpoint matches this delivery: check the secrets and the endpoint's scope.`,
    )
  }
  if (process.env.VERCEL) after(drainAfterResponse)
  return Response.json({ received })
}
