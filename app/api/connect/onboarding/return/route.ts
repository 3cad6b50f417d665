import { sellerOrRedirect } from '@/app/api/connect/seller-or-redirect'
import { goToResult } from '@/lib/sellers/connect/connect-answers'
import { finishOnboarding } from '@/lib/sellers/connect/onboarding'

/** Stripe sends the seller back here from its form, finished or not. */
export async function GET(): Promise<Response> {
  const seller = await sellerOrRedirect('connect')
  if (seller instanceof Response) return seller
  return goToResult(await finishOnboarding(seller.sellerId))
}
