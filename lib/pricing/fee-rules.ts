import { findCurrenciesInUse, findFeeRule, findFeeRules } from '@/lib/db/pricing/fee-rules'
import { type AccountFacts, isFeeAllowed } from '@/lib/domain/facts/charge-rules'
import { DEFAULT_FEE_RULE, type FeeRule, NO_FEE } from '@/lib/domain/pricing/fee'

/** The fee of charges in `currency`: the operator's rule for it, else `DEFAULT_FEE_RULE`. Orders freeze it: a later change moves no past charge. */
export async function feeRuleFor(currency: string): Promise<FeeRule> {
  const { feeBps, feeFixedMinor } = (await findFeeRule(currency)) ?? DEFAULT_FEE_RULE
  return { feeBps, feeFixedMinor }
}

/**
 * The fees that a seller pays, by currency, in the order of the currencies.
 * @param account of the seller; null before they have connected one
 */
export async function sellerFees(account: AccountFacts | null, currencies: readonly string[]): Promise<Record<string, FeeRule>> {
  const rows = account && !isFeeAllowed(account) ? null : await findFeeRules()
  const ruleOf = (currency: string) => (rows ? (rows.find((row) => row.currency === currency) ?? DEFAULT_FEE_RULE) : NO_FEE)
  return Object.fromEntries(
    currencies.map((currency) => {
      const { feeBps, feeFixedMinor } = ruleOf(currency)
      return [currency, { feeBps, feeFixedMinor }]
    }),
  )
}

/** One line of the operator's page: `isDefault` where nobody has set a rule. */
export type FeeRuleLine = FeeRule & { currency: string; isDefault: boolean }

/** The rules in force, by currency: those that were set, and the default for every other currency something is on sale in. */
export async function listFeeRules(): Promise<FeeRuleLine[]> {
  const [rows, inUse] = await Promise.all([findFeeRules(), findCurrenciesInUse()])
  const set = rows.map(({ currency, feeBps, feeFixedMinor }) => ({ currency, feeBps, feeFixedMinor, isDefault: false }))
  const rest = inUse.filter((currency) => !rows.some((row) => row.currency === currency))
  const lines = [...set, ...rest.map((currency) => ({ currency, ...DEFAULT_FEE_RULE, isDefault: true }))]
  return lines.sort((a, b) => a.currency.localeCompare(b.currency))
}
