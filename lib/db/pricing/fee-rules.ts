import { db } from '@/lib/db/client'
import type { FeeRule } from '@/lib/domain/pricing/fee'

export type FeeRuleRow = FeeRule & { currency: string; updatedAt: Date }

/** The rule set for a currency; null when there is none. */
export function findFeeRule(currency: string): Promise<FeeRuleRow | null> {
  return db().feeRule.findUnique({ where: { currency } })
}

/** Every rule, by currency. */
export function findFeeRules(): Promise<FeeRuleRow[]> {
  return db().feeRule.findMany({ orderBy: { currency: 'asc' } })
}

/** Writes the rule of a currency; the last one who saves wins. */
export async function writeFeeRule(currency: string, rule: FeeRule): Promise<void> {
  await db().feeRule.upsert({ where: { currency }, create: { currency, ...rule }, update: rule })
}

/** Removes the rule of a currency. @returns false if there was none */
export async function deleteFeeRule(currency: string): Promise<boolean> {
  return (await db().feeRule.deleteMany({ where: { currency } })).count === 1
}

/** The currencies that anything active is priced in. */
export async function findCurrenciesInUse(): Promise<string[]> {
  const rows = await db().product.findMany({ where: { status: 'active' }, distinct: ['currency'], select: { currency: true } })
  return rows.map(({ currency }) => currency).sort()
}
