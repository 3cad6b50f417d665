import type { Stripe, StripeElements } from '@stripe/stripe-js'
import type { CardResult } from './card-maker'

type Buyer = { email: string; keepsCard: boolean }
/** What is said where Stripe gives no reason: for fields to be checked, and for a card that it does not take. */
type Sentences = { check: string; notTaken: string }

/** Turns what a group of elements holds, a typed card or one that a wallet gave, into a ConfirmationToken. Throws where Stripe cannot be reached. */
export async function confirmationToken(stripe: Stripe, elements: StripeElements, { email, keepsCard }: Buyer, say: Sentences): Promise<CardResult> {
  const checked = await elements.submit()
  if (checked.error) return { ok: false, sentence: checked.error.message ?? say.check }
  // Stripe shows a card again only where its owner agreed: docs.stripe.com/api/payment_methods/object#payment_method_object-allow_redisplay
  const allowRedisplay = keepsCard ? ('always' as const) : ('limited' as const)
  const params = { payment_method_data: { billing_details: { email }, allow_redisplay: allowRedisplay } }
  const made = await stripe.createConfirmationToken({ elements, params })
  if (made.error) return { ok: false, sentence: made.error.message ?? say.notTaken }
  return { ok: true, card: { kind: 'new', confirmationTokenId: made.confirmationToken.id, keepsCard } }
}
