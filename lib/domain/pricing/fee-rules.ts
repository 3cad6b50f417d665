import { DEFAULT_FEE_RULE, type FeeRule } from './fee'

/** What a rule is for: every charge in a currency, those of one shop in it, or the products of a category in it or one product, of which it sets the percentage alone. */
export type FeeKey = { currency: string; sellerId: string | null; productId: string | null; categoryId: string | null }

/** What a rule says, as it is stored. `feeBps` null: that there is none. */
export type StoredTerms = Omit<Required<FeeRule>, 'feeBps'> & { feeBps: number | null }

/** A rule that was set, and the day from which it counts. */
export type StoredFeeRule = FeeKey & StoredTerms & { startsAt: Date }

/** The rules that count at one moment. */
export type FeesInForce = {
  /** Of a seller's charges in a currency: the seller's own, else the currency's, else the default. */
  ruleOf: (sellerId: string | null, currency: string) => FeeRule
  /** The same of charges of nothing but one product, with the percentage that is its own; of any where none is told. */
  ruleOfProduct: (sellerId: string | null, currency: string, product: FeeProduct | null) => FeeRule
  /** Of a product, in basis points: its own; else, where the seller has no rule, that of its category or the one above. Null where the charge's counts. */
  ownBpsOf: (sellerId: string | null, currency: string, product: FeeProduct) => number | null
}

/** What a percentage may be for. `id` null: any product of the category. */
export type FeeProduct = { id: string | null; categoryId: string | null }

/** The category above each, where there is one. */
export type CategoryParents = ReadonlyMap<string, string | null>

/** Which of some rules count at a moment: of those for the same, the last whose day has come. @param rows in any order */
export function feesAt(rows: readonly StoredFeeRule[], at: Date, parents: CategoryParents = new Map()): FeesInForce {
  const begun = rows.filter(({ startsAt }) => startsAt <= at).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const last = new Map(begun.map((row) => [nameOf(row), row]))
  const found = (key: FeeKey) => {
    const row = last.get(nameOf(key))
    return row && row.feeBps !== null ? plainRule({ ...row, feeBps: row.feeBps }) : null
  }
  const bpsOf = new Map([...last.values()].flatMap(({ productId, feeBps }) => (productId === null ? [] : [[productId, feeBps] as const])))
  const ofSeller = (sellerId: string | null, currency: string) => (sellerId === null ? null : found({ ...NOBODYS, currency, sellerId }))
  const ruleOf: FeesInForce['ruleOf'] = (sellerId, currency) => ofSeller(sellerId, currency) ?? found({ ...NOBODYS, currency }) ?? DEFAULT_FEE_RULE
  const ownBpsOf: FeesInForce['ownBpsOf'] = (sellerId, currency, { id, categoryId }) => {
    const own = id === null ? null : (bpsOf.get(id) ?? null)
    if (own !== null || categoryId === null || ofSeller(sellerId, currency)) return own
    const nearestFirst = [categoryId, parents.get(categoryId) ?? null]
    const rules = nearestFirst.flatMap((each) => (each === null ? [] : (found({ ...NOBODYS, currency, categoryId: each }) ?? [])))
    return rules[0]?.feeBps ?? null
  }
  const ruleOfProduct: FeesInForce['ruleOfProduct'] = (sellerId, currency, product) => {
    const rule = ruleOf(sellerId, currency)
    const feeBps = product === null ? null : ownBpsOf(sellerId, currency, product)
    return feeBps === null ? rule : { ...rule, feeBps }
  }
  return { ruleOf, ruleOfProduct, ownBpsOf }
}

const NOBODYS = { sellerId: null, productId: null, categoryId: null }

function nameOf({ currency, sellerId, productId, categoryId }: FeeKey): string {
  if (productId !== null) return productId
  return categoryId === null ? `${currency}/${sellerId ?? ''}` : `${currency}/category/${categoryId}`
}

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
