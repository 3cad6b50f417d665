import { sellerOrRedirect } from '@/app/api/connect/seller-or-redirect'
import { goTo, goToResult, keepVerifier } from '@/lib/sellers/connect/connect-answers'
import { connectRoute } from '@/lib/sellers/connect/connect-route'
import { startConnect } from '@/lib/sellers/connect/start-connect'

/** "Connect with Stripe": leads to Stripe's page. A form posts here, so that no link and no prefetch begins a connection. */
export async function POST(request: Request): Promise<Response> {
  const seller = await sellerOrRedirect('connect')
  if (seller instanceof Response) return seller
  const route = connectRoute(request.headers)
  if (!route) return goToResult('no_relay')
  const start = await startConnect(seller, route)
  if (start.kind === 'refused') return goToResult(start.code)
  await keepVerifier(start.verifier)
  return goTo(start.url)
}
