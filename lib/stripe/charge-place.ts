import type Stripe from 'stripe'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { ChargeModel } from '@/lib/domain/order/charge-model'
import { on } from './client'

/** Where a part is charged, as it was frozen when the part was placed: whose money it is, and on which account the charge is made. */
export type ChargePlace = { accountId: ConnectedAccountId; chargeModel: ChargeModel }

/** Whether a part is charged on the platform, which sends the money on. Source: docs.stripe.com/connect/destination-charges */
export function isOnPlatform({ chargeModel }: Pick<ChargePlace, 'chargeModel'>): boolean {
  return chargeModel === 'destination'
}

/** The account that has the PaymentIntent of a part, its charge, refunds and disputes; null for the platform's own. */
export function accountOfCharge(place: ChargePlace): ConnectedAccountId | null {
  return isOnPlatform(place) ? null : place.accountId
}

/** The same of a dispute. */
export function accountOfDispute({ accountId, sellerOrder }: { accountId: ConnectedAccountId; sellerOrder: Pick<ChargePlace, 'chargeModel'> }) {
  return accountOfCharge({ accountId, ...sellerOrder })
}

/** Request options of a call about the payment of a part. */
export function onCharge(place: ChargePlace, idempotencyKey?: string): Stripe.RequestOptions {
  return on(accountOfCharge(place), idempotencyKey)
}

/**
 * What a charge on the platform says besides: that its seller sells it, whose name the statement shows and whose country decides, and that all of it, less our
 * fee, is theirs. Source: docs.stripe.com/connect/destination-charges
 */
export function destinationOf(place: ChargePlace): Pick<Stripe.PaymentIntentCreateParams, 'on_behalf_of' | 'transfer_data'> {
  const { accountId } = place
  return isOnPlatform(place) ? { on_behalf_of: accountId, transfer_data: { destination: accountId } } : {}
}

/** Whose money is given back: a refund on the platform takes it from the seller again. Source: docs.stripe.com/connect/destination-charges#issue-refunds */
export function refundedBy(place: ChargePlace): Pick<Stripe.RefundCreateParams, 'reverse_transfer'> {
  return isOnPlatform(place) ? { reverse_transfer: true } : {}
}
