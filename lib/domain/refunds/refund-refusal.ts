/** Why Stripe refused a refund. `other`: in Stripe's own words alone. */
export const REFUND_REFUSALS = ['already_refunded', 'more_than_left', 'disputed', 'not_charged', 'balance_too_low', 'disconnected', 'other'] as const
export type RefundRefusal = (typeof REFUND_REFUSALS)[number]

const BY_CODE: Record<string, RefundRefusal> = {
  charge_already_refunded: 'already_refunded',
  amount_too_large: 'more_than_left',
  charge_disputed: 'disputed',
  refund_disputed_payment: 'disputed',
  charge_not_refundable: 'not_charged',
  balance_insufficient: 'balance_too_low',
  insufficient_funds: 'balance_too_low',
  account_invalid: 'disconnected',
}

/**
 * Sorts Stripe's answer to a refund. That more is asked for than is left has no code of its own: it is a 400 about the amount.
 * Source: docs.stripe.com/error-codes
 */
export function refundRefusal({ code, status, param }: { code: string; status: number; param?: string }): RefundRefusal {
  const known = BY_CODE[code]
  if (known) return known
  if (status === 401 || status === 403) return 'disconnected'
  return param === 'amount' ? 'more_than_left' : 'other'
}
