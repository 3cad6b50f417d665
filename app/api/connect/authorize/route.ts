import { currentViewer } from '@/lib/auth/viewer'
import { mayInShop } from '@/lib/domain/sellers/shop-roles'
import { goTo, goToResult, keepVerifier } from '@/lib/sellers/connect/connect-answers'
import { connectRoute } from '@/lib/sellers/connect/connect-route'
import { startConnect } from '@/lib/sellers/connect/start-connect'

/** "Connect with Stripe": leads to Stripe's page. A form posts here, so that no link and no prefetch begins a connection. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer?.sellerId) return goTo(viewer ? '/sell' : '/signin?next=/sell')
  if (!viewer.role || !mayInShop(viewer.role, 'connect')) return goTo('/sell/refused?deed=connect')
  const route = connectRoute(request.headers)
  if (!route) return goToResult('no_relay')
  const start = await startConnect({ sellerId: viewer.sellerId, email: viewer.email }, route)
  if (start.kind === 'refused') return goToResult(start.code)
  await keepVerifier(start.verifier)
  return goTo(start.url)
}
