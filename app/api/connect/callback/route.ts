import type { NextRequest } from 'next/server'
import { currentViewer } from '@/lib/auth/viewer'
import { clientIp } from '@/lib/http/client-ip'
import { goToResult, takeVerifier } from '@/lib/sellers/connect/connect-answers'
import { connectRoute } from '@/lib/sellers/connect/connect-route'
import { finishConnect } from '@/lib/sellers/connect/finish-connect'
import { limitConnect } from '@/lib/sellers/connect/limit-connect'

/** Stripe sends the seller back to here, with a code or with an error. */
export async function GET(request: NextRequest): Promise<Response> {
  const limit = await limitConnect('callback', clientIp(request.headers))
  if (!limit.ok) return goToResult('too_often')
  const route = connectRoute(request.headers)
  if (!route) return goToResult('no_relay')
  const [verifier, viewer] = [await takeVerifier(), await currentViewer()]
  return goToResult(await finishConnect({ params: request.nextUrl.searchParams, verifier, viewer }, route))
}
