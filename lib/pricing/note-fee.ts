import { type Actor, noteChange } from '@/lib/db/audit/audit-entries'
import type { Tx } from '@/lib/db/client'
import type { Deed, Facts } from '@/lib/domain/audit/change'
import type { FeeKey, StoredTerms } from '@/lib/domain/pricing/fee-rules'

/** @property from when it begins to count; null: at once */
type FeeChange = { before: StoredTerms | null; after: StoredTerms; from: Date | null }

/** Writes down that an operator changed a fee. */
export function noteFee(tx: Tx, actor: Actor, key: FeeKey, { before, after, from }: FeeChange): Promise<void> {
  const next = { ...factsOf(key, after), ...(from && { from: from.toISOString().slice(0, 10) }) }
  const isSet = after.feeBps !== null
  const last = before && before.feeBps !== null ? factsOf(key, before) : null
  return noteChange(tx, {
    actor,
    deed: deedOf(key, isSet),
    subjectId: key.productId ?? key.categoryId ?? key.sellerId ?? key.currency,
    before: last,
    after: isSet ? next : null,
  })
}

function factsOf(
  { currency, sellerId, productId, categoryId }: FeeKey,
  { feeBps, feeFixedMinor, feeLeastMinor, feeMostMinor, isOnShipping }: StoredTerms,
): Facts {
  if (productId !== null) return { feeBps }
  if (categoryId !== null) return { currency, feeBps }
  return {
    ...(sellerId !== null && { currency }),
    ...{ feeBps, feeFixedMinor },
    ...(feeLeastMinor > 0 && { feeLeastMinor }),
    ...(feeMostMinor !== null && { feeMostMinor }),
    ...(isOnShipping && { feeOnShipping: 'yes' }),
  }
}

function deedOf({ sellerId, productId, categoryId }: FeeKey, isSet: boolean): Deed {
  if (productId !== null) return isSet ? 'product_fee_set' : 'product_fee_removed'
  if (categoryId !== null) return isSet ? 'category_fee_set' : 'category_fee_removed'
  if (sellerId !== null) return isSet ? 'seller_fee_set' : 'seller_fee_removed'
  return isSet ? 'fee_set' : 'fee_removed'
}
