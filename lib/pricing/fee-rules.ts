import { type FeeFilter, findCurrenciesInUse, findFeeRules, findFeeRulesWithParents } from '@/lib/db/pricing/fee-rules'
import { type AccountFacts, isFeeAllowed } from '@/lib/domain/facts/charge-rules'
import { isSameFee, NO_FEE } from '@/lib/domain/pricing/fee'
import { type FeeProduct, type FeesInForce, feesAt } from '@/lib/domain/pricing/fee-rules'
import type { FeeOfCurrency, FeeRuleLine } from '@/lib/domain/wire/fee-views'

/** The fees that count now, of charges of these sellers and products. Orders freeze them: a later change moves no past charge. */
export async function feesInForce(filter: FeeFilter): Promise<FeesInForce> {
  const { rows, parents } = await findFeeRulesWithParents(filter)
  return feesAt(rows, new Date(), parents)
}

/**
 * The fees that a seller pays, by currency, in the order of the currencies.
 * @param account of the seller; null before they have connected one
 * @param product counts its own percentage in, or that of its category
 */
export async function sellerFees(
  sellerId: string,
  account: AccountFacts | null,
  currencies: readonly string[],
  product: FeeProduct | null = null,
): Promise<Record<string, FeeOfCurrency>> {
  if (account && !isFeeAllowed(account)) return Object.fromEntries(currencies.map((currency) => [currency, { rule: NO_FEE, next: null }]))
  const { id: productId = null, categoryId = null } = product ?? {}
  const { rows, parents } = await findFeeRulesWithParents({
    currencies: [...currencies],
    sellerIds: [sellerId],
    productIds: productId ? [productId] : [],
    categoryIds: categoryId ? [categoryId] : [],
  })
  const now = new Date()
  const at = (moment: Date, currency: string) => feesAt(rows, moment, parents).ruleOfProduct(sellerId, currency, product)
  return Object.fromEntries(
    currencies.map((currency) => {
      const rule = at(now, currency)
      const days = rows.filter((row) => row.startsAt > now && (row.currency === currency || row.productId !== null)).map(({ startsAt }) => startsAt)
      const from = days.find((day) => !isSameFee(at(day, currency), rule))
      return [currency, { rule, next: from ? { rule: at(from, currency), from } : null }]
    }),
  )
}

/** The fees of all shops, by currency: those that were set, and the default for every other currency something is on sale in. */
export async function listFeeRules(): Promise<FeeRuleLine[]> {
  const [rows, inUse] = await Promise.all([findFeeRules({ sellerIds: [], productIds: [] }), findCurrenciesInUse()])
  const now = new Date()
  const currencies = [...new Set([...rows.map(({ currency }) => currency), ...inUse])].sort()
  return currencies.flatMap((currency) => {
    const own = rows.filter((row) => row.currency === currency)
    const last = own.filter(({ startsAt }) => startsAt <= now).at(-1)
    const pending = own.find(({ startsAt }) => startsAt > now)
    const isDefault = !last || last.feeBps === null
    if (isDefault && !pending && !inUse.includes(currency)) return []
    const ruleAt = (moment: Date) => feesAt(own, moment).ruleOf(null, currency)
    const next = pending ? { rule: ruleAt(pending.startsAt), from: pending.startsAt } : null
    return [{ currency, rule: ruleAt(now), isDefault, next }]
  })
}
