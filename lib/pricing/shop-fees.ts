import { findCurrenciesInUse, findFeeRules } from '@/lib/db/pricing/fee-rules'
import { findSeller } from '@/lib/db/sellers/sellers'
import { COMMON_CURRENCIES } from '@/lib/domain/facts/currencies'
import type { ShopFees } from '@/lib/domain/wire/fee-views'
import { listCategoryFeesOf } from './category-fees'
import { sellerFees } from './fee-rules'
import { listOwnFees } from './own-fees'

/** What a shop pays, in the currencies it sells in or has a rule for; null where there is no such shop. `isDefault`: as all shops do. */
export async function readShopFees(sellerId: string): Promise<ShopFees | null> {
  const seller = await findSeller(sellerId)
  if (!seller) return null
  const [rows, own, inUse] = await Promise.all([
    findFeeRules({ sellerIds: [sellerId], productIds: [] }),
    listOwnFees(sellerId),
    findCurrenciesInUse(sellerId),
  ])
  const ofShop = rows.filter((row) => row.sellerId === sellerId)
  const usual = seller.connection?.defaultCurrency ?? 'usd'
  const currencies = [...new Set([usual, ...inUse, ...ofShop.map(({ currency }) => currency)])]
  const fees = await sellerFees(sellerId, seller.connection, currencies)
  const hasOwn = (currency: string) => ofShop.some((row) => row.currency === currency && row.feeBps !== null)
  const rules = Object.entries(fees).map(([currency, fee]) => ({ currency, ...fee, isDefault: !hasOwn(currency) }))
  const categories = await listCategoryFeesOf(sellerId, currencies.filter(hasOwn))
  const products = own.filter(({ product }) => product !== null)
  return { shopName: seller.shopName, rules, products, categories, currencies: [...new Set([...COMMON_CURRENCIES, ...currencies])].sort() }
}
