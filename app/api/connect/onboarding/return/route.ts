import { currentViewer } from '@/lib/auth/viewer'
import { mayInShop } from '@/lib/domain/sellers/shop-roles'
import { goTo, goToResult } from '@/lib/sellers/connect/connect-answers'
import { finishOnboarding } from '@/lib/sellers/connect/onboarding'

/** Stripe sends the seller back here from its form, finished or not. */
export async function GET(): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer?.sellerId) return goTo(viewer ? '/sell' : '/signin?next=/sell')
  if (!viewer.role || !mayInShop(viewer.role, 'connect')) return goTo('/sell/refused?deed=connect')
  return goToResult(await finishOnboarding(viewer.sellerId))
}
