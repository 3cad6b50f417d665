import { type AccountFacts, chargeCurrencies, chargeRules, isFeeAllowed } from '@/lib/domain/facts/charge-rules'

/** What a seller must know because of the country of their Stripe account. */
export type CountryNotice =
  | { code: 'onlyCurrency'; currency: string }
  /** Stripe takes no application fee: they sell without one, or not at all, as the operator decides. */
  | { code: 'withoutFee' | 'feeRefused' }
  | { code: 'nameAndAddress' }

/**
 * What the country of an account means for its seller; empty in most countries.
 * @param sellsWithoutFee whether the operator lets sellers sell whose accounts can pay no application fee
 */
export function countryNotices(account: AccountFacts, sellsWithoutFee: boolean): CountryNotice[] {
  const currencies = chargeCurrencies(account)
  const [only = ''] = currencies
  return [
    ...(currencies.length === 1 ? [{ code: 'onlyCurrency' as const, currency: only }] : []),
    ...(isFeeAllowed(account) ? [] : [{ code: sellsWithoutFee ? ('withoutFee' as const) : ('feeRefused' as const) }]),
    ...(chargeRules(account, only).needsNameAndAddress ? [{ code: 'nameAndAddress' as const }] : []),
  ]
}
