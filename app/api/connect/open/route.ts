import { z } from 'zod'
import { sellerOrRedirect } from '@/app/api/connect/seller-or-redirect'
import { ACCOUNT_COUNTRIES } from '@/lib/domain/facts/account-countries'
import { ownOrigin } from '@/lib/http/own-origin'
import { goTo, goToResult } from '@/lib/sellers/connect/connect-answers'
import { finishOnboarding, startOnboarding } from '@/lib/sellers/connect/onboarding'
import { openAccount } from '@/lib/sellers/connect/open-account'

const Country = z.enum(ACCOUNT_COUNTRIES)

/** Opens an account at Stripe for the seller, or takes the one opened before back into use, and leads to Stripe's form. */
export async function POST(request: Request): Promise<Response> {
  const seller = await sellerOrRedirect('connect')
  if (seller instanceof Response) return seller
  const form = await request.formData().catch(() => new FormData())
  const opened = await openAccount(seller, Country.safeParse(form.get('country')).data ?? null)
  if (opened.kind === 'refused') return goToResult(opened.code)
  if (opened.isSubmitted) return goToResult(await finishOnboarding(seller.sellerId))
  const start = await startOnboarding(seller.sellerId, ownOrigin(request.headers))
  return start.kind === 'go' ? goTo(start.url) : goToResult(start.code)
}
