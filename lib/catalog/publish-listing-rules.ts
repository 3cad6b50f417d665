import { findListingRules, storeListingRules } from '@/lib/db/catalog/listing-rules'
import { countriesWithRules } from '@/lib/domain/facts/countries'
import { env } from '@/lib/env'

/**
 * Tells the storefront's triggers what lib/domain/facts and the settings say of countries, where that has changed: after an update of the shop, or with
 * SELL_WITHOUT_FEE. Run by every sweep.
 * @returns whether anything had changed
 */
export async function publishListingRules(): Promise<boolean> {
  const { sellsWithoutFee } = env()
  const rules = countriesWithRules().map(({ country, onlyCurrency, feeAbroad }) => ({
    country,
    onlyCurrency,
    sellsAbroad: feeAbroad || sellsWithoutFee,
  }))
  if (JSON.stringify(rules.map(asLine)) === JSON.stringify((await findListingRules()).map(asLine))) return false
  await storeListingRules(rules)
  return true
}

const asLine = ({ country, onlyCurrency, sellsAbroad }: { country: string; onlyCurrency: string | null; sellsAbroad: boolean }) => [
  country,
  onlyCurrency,
  sellsAbroad,
]
