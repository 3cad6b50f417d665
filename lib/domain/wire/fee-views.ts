// What pages receive of fees: percentages in basis points, amounts in minor units of their currency.

import type { FeeRule } from '@/lib/domain/pricing/fee'

/** A fee in one currency. `next`: what it will be, and from when; null where no change is announced. */
export type FeeOfCurrency = { rule: FeeRule; next: { rule: FeeRule; from: Date } | null }

/** A currency and its fee. `isDefault`: of all shops, nobody has set one; of one shop, it pays as all shops do. */
export type FeeRuleLine = FeeOfCurrency & { currency: string; isDefault: boolean }

/** A fee of a single shop in a currency, or the percentage of one product. `rule` null: that of all shops. `from`: it does not count yet. */
export type OwnFee = {
  id: string
  sellerId: string
  shopName: string | null
  currency: string
  product: string | null
  rule: FeeRule | null
  from: Date | null
}

/** The percentage of a category in a currency. `feeBps` null: that of all shops. `from`: it does not count yet. */
export type CategoryFee = { id: string; name: string; currency: string; feeBps: number | null; from: Date | null }

/** Fees of one shop: by currency, of categories it has products in, of single products, and the currencies that one may be set in. */
export type ShopFees = { shopName: string; rules: FeeRuleLine[]; products: OwnFee[]; categories: CategoryFee[]; currencies: string[] }
