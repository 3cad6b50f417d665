import { sellerOrRedirect } from '@/app/api/connect/seller-or-redirect'
import { ownOrigin } from '@/lib/http/own-origin'
import { goTo, goToResult } from '@/lib/sellers/connect/connect-answers'
import { startOnboarding } from '@/lib/sellers/connect/onboarding'

/** The seller's press leads to Stripe's form for the account that was opened here. */
export function POST(request: Request): Promise<Response> {
  return toForm(request)
}

/** Stripe sends the seller here from a link that was used or is too old: a new one leads on. */
export function GET(request: Request): Promise<Response> {
  return toForm(request)
}

async function toForm({ headers }: Request): Promise<Response> {
  const seller = await sellerOrRedirect('connect')
  if (seller instanceof Response) return seller
  const start = await startOnboarding(seller.sellerId, ownOrigin(headers))
  return start.kind === 'go' ? goTo(start.url) : goToResult(start.code)
}
