import type { NextRequest } from 'next/server'
import { clientIp } from '@/lib/http/client-ip'
import { goTo } from '@/lib/sellers/connect/connect-answers'
import { limitConnect } from '@/lib/sellers/connect/limit-connect'
import { relayConnect } from '@/lib/sellers/connect/relay-connect'

/** Stripe sends sellers of preview deployments back to here, on the stable host; they are sent on to where they began. */
export async function GET(request: NextRequest): Promise<Response> {
  const limit = await limitConnect('relay', clientIp(request.headers))
  if (!limit.ok) return goTo('/connect-return?code=too_often')
  const answer = await relayConnect(request.nextUrl.searchParams)
  return goTo(answer.kind === 'go' ? answer.url : `/connect-return?code=${answer.code}`)
}
