import { z } from 'zod'
import { exampleAmount, parseMajor } from '@/lib/domain/money/money'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import type { FeeRule } from './fee'

/** Above this a percentage is surely a slip of the hand: 50 %. */
const MAX_FEE_BPS = 5000

/** The fields as they are typed; the fixed amount in major units. */
export type FeeFormValues = { currency: string; percent: string; fixed: string }
export type FeeFormErrors = Partial<Record<keyof FeeFormValues, Said>>

const text = Text.default('')
const Percent = text.transform((typed, context) => {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.trim())
  const [, whole = '', fraction = ''] = match ?? []
  const bps = match ? Number(whole) * 100 + Number(fraction.padEnd(2, '0')) : Number.NaN
  if (bps <= MAX_FEE_BPS) return bps
  context.addIssue({ code: 'custom', message: asIssue({ key: 'fee.percent', values: { max: MAX_FEE_BPS / 100 } }) })
  return z.NEVER
})

/** The code of a currency that a fee may be set for. */
export const FeeCurrency = text.transform((code) => code.trim().toLowerCase()).pipe(z.string().regex(/^[a-z]{3}$/, asIssue('fee.currency')))

const FeeForm = z
  .object({
    currency: FeeCurrency,
    percent: Percent,
    fixed: text,
  })
  .transform(({ currency, percent, fixed }, context) => {
    const feeFixedMinor = fixed.trim() === '' ? 0 : parseMajor(fixed, currency)
    if (feeFixedMinor === undefined || feeFixedMinor > MAX_FIXED) {
      const example = exampleAmount(EXAMPLE_FIXED, currency)
      context.addIssue({ code: 'custom', path: ['fixed'], message: asIssue({ key: 'fee.fixed', values: { example } }) })
    }
    return { currency, rule: { feeBps: percent, feeFixedMinor: feeFixedMinor ?? 0 } }
  })
/** Eight digits, as Stripe takes for a charge. */
const MAX_FIXED = 99_999_999
/** In minor units: $0.30, ¥30. */
const EXAMPLE_FIXED = 30

/**
 * Reads the operator's fee form: a percentage and a fixed amount in major units of its currency.
 * @returns the rule, or what to say of each field that cannot be taken
 */
export function parseFeeForm(form: unknown): { ok: true; currency: string; rule: FeeRule } | { ok: false; errors: FeeFormErrors } {
  const parsed = FeeForm.safeParse(form)
  if (parsed.success) return { ok: true, ...parsed.data }
  const errors: Record<string, Said> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= saidOf(issue)
  return { ok: false, errors }
}

/** Basis points as a percentage for an input field, such as "2.9". */
export function percentOf(feeBps: number): string {
  return String(feeBps / 100)
}
