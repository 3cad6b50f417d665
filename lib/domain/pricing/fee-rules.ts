import { DEFAULT_FEE_RULE, type FeeRule } from './fee'

/** What a rule is for: every charge in a currency, those of one shop in it, or one product, of which it sets the percentage alone. */
export type FeeKey = { currency: string; sellerId: string | null; productId: string | null }

/** What a rule says, as it is stored. `feeBps` null: that there is none. */
export type StoredTerms = Omit<Required<FeeRule>, 'feeBps'> & { feeBps: number | null }

/** A rule that was set, and the day from which it counts. */
export type StoredFeeRule = FeeKey & StoredTerms & { startsAt: Date }

/** The rules that count at one moment. */
export type FeesInForce = {
  /** Of a seller's charges in a currency: the seller's own, else the currency's, else the default. */
  ruleOf: (sellerId: string | null, currency: string) => FeeRule
  /** The same of charges of nothing but one product, with its own percentage; of any where none is told. */
  ruleOfProduct: (sellerId: string | null, currency: string, productId: string | null) => FeeRule
  /** Of a product, in basis points; null where it has none of its own. */
  ownBpsOf: (productId: string) => number | null
}

/** Which of some rules count at a moment: of those for the same, the last whose day has come. @param rows in any order */
export function feesAt(rows: readonly StoredFeeRule[], at: Date): FeesInForce {
  const begun = rows.filter(({ startsAt }) => startsAt <= at).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const last = new Map(begun.map((row) => [nameOf(row), row]))
  const found = (key: FeeKey) => {
    const row = last.get(nameOf(key))
    return row && row.feeBps !== null ? plainRule({ ...row, feeBps: row.feeBps }) : null
  }
  const bpsOf = new Map([...last.values()].flatMap(({ productId, feeBps }) => (productId === null ? [] : [[productId, feeBps] as const])))
  const ruleOf: FeesInForce['ruleOf'] = (sellerId, currency) =>
    (sellerId === null ? null : found({ currency, sellerId, productId: null })) ??
    found({ currency, sellerId: null, productId: null }) ??
    DEFAULT_FEE_RULE
  const ownBpsOf = (productId: string) => bpsOf.get(productId) ?? null
  const ruleOfProduct: FeesInForce['ruleOfProduct'] = (sellerId, currency, productId) => {
    const rule = ruleOf(sellerId, currency)
    const feeBps = productId === null ? null : ownBpsOf(productId)
    return feeBps === null ? rule : { ...rule, feeBps }
  }
  return { ruleOf, ruleOfProduct, ownBpsOf }
}

const nameOf = ({ currency, sellerId, productId }: FeeKey) => (productId === null ? `${currency}/${sellerId ?? ''}` : productId)

/** Whether two keys are of the same charges. */
export function isSameKey(a: FeeKey, b: FeeKey): boolean {
  return nameOf(a) === nameOf(b)
}

/** A rule without what it says nothing of. */
export function plainRule({ feeBps, feeFixedMinor, feeLeastMinor, feeMostMinor, isOnShipping }: FeeRule): FeeRule {
  return {
    feeBps,
    feeFixedMinor,
    ...(feeLeastMinor && { feeLeastMinor }),
    ...(feeMostMinor !== null && feeMostMinor !== undefined && { feeMostMinor }),
    ...(isOnShipping && { isOnShipping }),
  }
}

/** A rule as it is stored. @param rule null: there is none */
export function storedTerms(rule: FeeRule | null): StoredTerms {
  const { feeBps = null, feeFixedMinor = 0, feeLeastMinor = 0, feeMostMinor = null, isOnShipping = false } = rule ?? {}
  return { feeBps, feeFixedMinor, feeLeastMinor, feeMostMinor, isOnShipping }
}
