import type { SellerPricing } from '@/components/sell/price-fields'
import { sellerAccount } from '@/lib/catalog/seller-product'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import { sellerFees } from '@/lib/pricing/fee-rules'

/**
 * What a seller may price in, and what the platform takes of it.
 * @param product a saved one: a currency that the account can no longer charge stays on the page, so that the form shows what is wrong
 */
export async function sellerPricing(sellerId: string, product?: { id: string; currency: string; categoryId: string | null }): Promise<SellerPricing> {
  const account = await sellerAccount(sellerId)
  const currencies = chargeCurrencies(account)
  const shown = !product || currencies.includes(product.currency) ? currencies : [product.currency, ...currencies]
  return { account, fees: await sellerFees(sellerId, account, shown, product) }
}
