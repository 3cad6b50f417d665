import { after } from 'next/server'
import { readText } from '@/lib/http/read-json'
import { foreignDatabaseRefusal } from '@/lib/operations/database-owner'
import { drainAfterResponse } from '@/lib/operations/run-jobs'
import { answerDelivery, MAX_EVENT_BYTES } from '@/lib/webhooks/answer-delivery'

/** Stripe's deliveries: verified, stored with their job, acknowledged. `scope` is platform or connect, each with its own secrets. */
export async function POST(request: Request, { params }: { params: Promise<{ scope: string }> }): Promise<Response> {
  // The proxy does not see these requests.
  const foreign = await foreignDatabaseRefusal()
  if (foreign) return foreign
  const rawBody = await readText(request, MAX_EVENT_BYTES)
  const answer = await answerDelivery((await params).scope, rawBody, request.headers.get('stripe-signature'))
  if (process.env.VERCEL && answer.ok) after(drainAfterResponse)
  return answer
}
