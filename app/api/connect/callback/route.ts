import type { NextRequest } from 'next/server'
import { currentViewer } from '@/lib/auth/viewer'
import { mayInShop } from '@/lib/domain/sellers/shop-roles'
import { clientIp } from '@/lib/http/client-ip'
import { goTo, goToResult, takeVerifier } from '@/lib/sellers/connect/connect-answers'
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
  if (viewer?.role && !mayInShop(viewer.role, 'connect')) return goTo('/sell/refused?deed=connect')
  return goToResult(await finishConnect({ params: request.nextUrl.searchParams, verifier, viewer }, route))
}
