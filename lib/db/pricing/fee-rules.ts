import { type Actor, noteChange } from '@/lib/db/audit/audit-entries'
import { db, transaction } from '@/lib/db/client'
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

const shown = ({ feeBps, feeFixedMinor }: FeeRule) => ({ feeBps, feeFixedMinor })

/** Writes the rule of a currency; the last one who saves wins. */
export async function writeFeeRule(actor: Actor, currency: string, rule: FeeRule): Promise<void> {
  await transaction(async (tx) => {
    const before = await tx.feeRule.findUnique({ where: { currency } })
    await tx.feeRule.upsert({ where: { currency }, create: { currency, ...rule }, update: rule })
    await noteChange(tx, { actor, deed: 'fee_set', subjectId: currency, before: before && shown(before), after: shown(rule) })
  })
}

/** Removes the rule of a currency, if there is one. */
export async function deleteFeeRule(actor: Actor, currency: string): Promise<void> {
  await transaction(async (tx) => {
    const before = await tx.feeRule.findUnique({ where: { currency } })
    const { count } = await tx.feeRule.deleteMany({ where: { currency } })
    if (before && count === 1) await noteChange(tx, { actor, deed: 'fee_removed', subjectId: currency, before: shown(before) })
  })
}

/** The currencies that anything active is priced in. */
export async function findCurrenciesInUse(): Promise<string[]> {
  const rows = await db().product.findMany({ where: { status: 'active' }, distinct: ['currency'], select: { currency: true } })
  return rows.map(({ currency }) => currency).sort()
}
