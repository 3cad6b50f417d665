import { z } from 'zod'
import { currentViewer } from '@/lib/auth/viewer'
import { ACCOUNT_COUNTRIES } from '@/lib/domain/facts/account-countries'
import { mayInShop } from '@/lib/domain/sellers/shop-roles'
import { ownOrigin } from '@/lib/http/own-origin'
import { goTo, goToResult } from '@/lib/sellers/connect/connect-answers'
import { finishOnboarding, startOnboarding } from '@/lib/sellers/connect/onboarding'
import { openAccount } from '@/lib/sellers/connect/open-account'

const Country = z.enum(ACCOUNT_COUNTRIES)

/** Opens an account at Stripe for the seller, or takes the one opened before back into use, and leads to Stripe's form. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer?.sellerId) return goTo(viewer ? '/sell' : '/signin?next=/sell')
  if (!viewer.role || !mayInShop(viewer.role, 'connect')) return goTo('/sell/refused?deed=connect')
  const form = await request.formData().catch(() => new FormData())
  const { sellerId, email } = viewer
  const opened = await openAccount({ sellerId, email }, Country.safeParse(form.get('country')).data ?? null)
  if (opened.kind === 'refused') return goToResult(opened.code)
  if (opened.isSubmitted) return goToResult(await finishOnboarding(sellerId))
  const start = await startOnboarding(sellerId, ownOrigin(request.headers))
  return start.kind === 'go' ? goTo(start.url) : goToResult(start.code)
}
