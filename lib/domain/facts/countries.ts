/** What Stripe says of accounts in a country. */
type CountryFacts = {
  /** The only currency its accounts charge in; null where they charge in every presentment currency. */
  onlyCurrency: string | null
  /** Whether a platform in another country can take an application fee of a direct charge. */
  feeAbroad: boolean
  /** Whether a payment from abroad needs the buyer's name and address. */
  needsNameAndAddress: boolean
}

const USUAL: CountryFacts = { onlyCurrency: null, feeAbroad: true, needsNameAndAddress: false }

/**
 * Where accounts differ. Sources:
 * - one currency: the list for Brazil at docs.stripe.com/currencies#presentment-currencies, and `supported_payment_currencies` of
 *   docs.stripe.com/api/country_specs
 * - no fee abroad: no page lists them. Stripe answers "Stripe doesn't currently support application fees for platforms in US with connected accounts
 *   in MX"; the reports of many platforms name these six (unlock-protocol/unlock#12594, calcom/cal.diy#7895, impress-org/givewp#8001).
 * - name and address: docs.stripe.com/india-exports, support.stripe.com/questions/requirements-for-india-export-charges
 */
const COUNTRIES: Record<string, CountryFacts> = {
  BR: { ...USUAL, onlyCurrency: 'brl', feeAbroad: false },
  IN: { ...USUAL, feeAbroad: false, needsNameAndAddress: true },
  MX: { ...USUAL, feeAbroad: false },
  MY: { ...USUAL, feeAbroad: false },
  SG: { ...USUAL, feeAbroad: false },
  TH: { ...USUAL, feeAbroad: false },
}

/** Where no platform of another country can take a fee: ISO 3166. */
export const COUNTRIES_WITHOUT_FEE: string[] = Object.keys(COUNTRIES).filter((country) => COUNTRIES[country]?.feeAbroad === false)

/** Every country whose accounts differ, in alphabetical order. */
export function countriesWithRules(): (CountryFacts & { country: string })[] {
  return Object.entries(COUNTRIES)
    .map(([country, facts]) => ({ country, ...facts }))
    .sort((a, b) => (a.country < b.country ? -1 : 1))
}

/** @param country ISO 3166, in any letter case; null where Stripe has not told it */
export function countryFacts(country: string | null): CountryFacts {
  return COUNTRIES[country?.toUpperCase() ?? ''] ?? USUAL
}
