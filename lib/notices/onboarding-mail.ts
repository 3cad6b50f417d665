import { findOpening } from '@/lib/db/sellers/account-openings'
import { findSeller } from '@/lib/db/sellers/sellers'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { onboardingMail } from '@/lib/mail/templates/onboarding'
import { syncAccount } from '@/lib/sellers/sync-account'
import { mailSeller } from './mail-seller'

/**
 * Reminds a seller of the account that was opened for them, should Stripe still wait for who they are. Stripe is asked first: an event may be late. The link leads to the shop,
 * because one to Stripe's form opens once and for minutes.
 * @param round which of the seller's accounts: one that was replaced is not spoken of
 * @throws when Stripe did not answer, or the mail could not be handed over; the job tries again
 */
export async function sendOnboardingMail(sellerId: string, round: number, days: number): Promise<void> {
  const { livemode, appUrl } = env()
  const opening = await findOpening(sellerId, livemode)
  const before = (await findSeller(sellerId))?.connection
  if (opening?.round !== round || before?.accountId !== opening.accountId || before.status !== 'connected' || before.detailsSubmitted) return
  if ((await syncAccount(before.accountId)) === 'unknown') throw new Error(`Stripe did not answer about ${before.accountId}`)
  const seller = await findSeller(sellerId)
  if (seller?.connection?.status !== 'connected' || seller.connection.detailsSubmitted) return
  const facts = { shop: onePlainLine(seller.shopName), url: `${appUrl}/sell` }
  await mailSeller(sellerId, `onboarding-${sellerId}-${round}-${days}`, (words) => onboardingMail(facts, words))
}
