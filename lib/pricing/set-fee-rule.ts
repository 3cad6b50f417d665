import type { Viewer } from '@/lib/auth/viewer-of'
import { deleteFeeRule, writeFeeRule } from '@/lib/db/pricing/fee-rules'
import type { FeeRule } from '@/lib/domain/pricing/fee'
import { type FeeFormErrors, parseFeeForm } from '@/lib/domain/pricing/fee-form'

export type SetFeeRuleResult =
  | { kind: 'set'; currency: string; rule: FeeRule }
  | { kind: 'invalid'; errors: FeeFormErrors }
  | { kind: 'not_operator' }

type Operator = Pick<Viewer, 'userId' | 'isOperator'>

const NOT_OPERATOR = { kind: 'not_operator' } as const

/**
 * Sets the fee of future charges in one currency.
 * @param viewer the person signed in
 * @param form currency, percent and fixed as typed, in major units
 * @param locale in which it was typed
 */
export async function setFeeRule(viewer: Operator, form: unknown, locale?: string): Promise<SetFeeRuleResult> {
  if (!viewer.isOperator) return NOT_OPERATOR
  const parsed = parseFeeForm(form, locale)
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors }
  await writeFeeRule({ userId: viewer.userId }, parsed.currency, parsed.rule)
  return { kind: 'set', currency: parsed.currency, rule: parsed.rule }
}

/** Takes a currency back to the default rule. Twice is a no-op. */
export async function removeFeeRule(viewer: Operator, currency: string): Promise<{ kind: 'removed' } | typeof NOT_OPERATOR> {
  if (!viewer.isOperator) return NOT_OPERATOR
  await deleteFeeRule({ userId: viewer.userId }, currency)
  return { kind: 'removed' }
}
