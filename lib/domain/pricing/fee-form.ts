import { z } from 'zod'
import { currencyFacts } from '@/lib/domain/facts/currencies'
import { exampleAmount } from '@/lib/domain/money/money'
import { readAmount, type Separators, separatorsOf } from '@/lib/domain/money/read-amount'
import { saidOfAmount } from '@/lib/domain/money/said-of-amount'
import { plainDigits } from '@/lib/domain/text/digits'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import type { FeeRule } from './fee'
import { plainRule } from './fee-rules'

/** Above this a percentage is surely a slip of the hand: 50 %. */
const MAX_FEE_BPS = 5000

/** The fields as they are typed; amounts in major units. `onShipping` is "on" where it is ticked. */
export type FeeFormValues = { currency: string; percent: string; fixed: string; least: string; most: string; onShipping: string }
export type FeeFormErrors = Partial<Record<keyof FeeFormValues, Said>>

const text = Text.default('')
const Percent = text.transform((typed, context) => {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(plainDigits(typed).replace(/ ?%$/, ''))
  const [, whole = '', fraction = ''] = match ?? []
  const bps = match ? Number(whole) * 100 + Number(fraction.padEnd(2, '0')) : Number.NaN
  if (bps <= MAX_FEE_BPS) return bps
  context.addIssue({ code: 'custom', message: asIssue({ key: 'fee.percent', values: { max: MAX_FEE_BPS / 100 } }) })
  return z.NEVER
})

/** The code of a currency that a fee may be set for. */
export const FeeCurrency = text.transform((code) => code.trim().toLowerCase()).pipe(z.string().regex(/^[a-z]{3}$/, asIssue('fee.currency')))

function feeForm(separators: Separators) {
  return z
    .object({ currency: FeeCurrency, percent: Percent, fixed: text, least: text, most: text, onShipping: text })
    .transform(({ currency, percent, onShipping, ...typed }, context) => {
      const amount = (name: keyof typeof typed) => amountOf(typed[name], currency, separators, (said) => refuse(context, name, said))
      const [fixed, least, most] = [amount('fixed'), amount('least'), amount('most')]
      if (least !== null && most !== null && least > most) refuse(context, 'most', { key: 'fee.mostBelowLeast' })
      const rule: FeeRule = plainRule({
        feeBps: percent,
        feeFixedMinor: fixed ?? 0,
        feeLeastMinor: least ?? 0,
        feeMostMinor: most,
        isOnShipping: onShipping === 'on',
      })
      return { currency, rule }
    })
}

function refuse(context: z.RefinementCtx, name: string, said: Said): void {
  context.addIssue({ code: 'custom', path: [name], message: asIssue(said) })
}

/** An amount as it was typed; null where nothing was, or what cannot be taken, which is said. */
function amountOf(typed: string, currency: string, separators: Separators, say: (said: Said) => void): number | null {
  if (typed.trim() === '') return null
  const read = readAmount(typed, currency, separators)
  if (read.kind === 'amount' && read.amountMinor <= currencyFacts(currency).mostMinor) return read.amountMinor
  const example = exampleAmount(EXAMPLE_FIXED, currency, separators.decimal)
  say(read.kind === 'amount' ? { key: 'fee.fixed', values: { example } } : saidOfAmount(read, 'fee.fixed', example, currency))
  return null
}

/** In minor units: $0.30, ¥30. */
const EXAMPLE_FIXED = 30

/**
 * Reads the operator's fee form: a percentage and a fixed amount in major units of its currency.
 * @param locale of the viewer
 * @returns the rule, or what to say of each field that cannot be taken
 */
export function parseFeeForm(form: unknown, locale = 'en-US'): { ok: true; currency: string; rule: FeeRule } | { ok: false; errors: FeeFormErrors } {
  const parsed = feeForm(separatorsOf(locale)).safeParse(form)
  if (parsed.success) return { ok: true, ...parsed.data }
  const errors: Record<string, Said> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= saidOf(issue)
  return { ok: false, errors }
}

/** Reads the percentage of one product. @returns basis points; null where nothing was typed, and its shop's fee counts */
export function parseOwnPercent(typed: unknown): { ok: true; feeBps: number | null } | { ok: false; error: Said } {
  const parsed = z.union([text.refine((each) => each.trim() === '').transform(() => null), Percent]).safeParse(typed)
  if (parsed.success) return { ok: true, feeBps: parsed.data }
  return { ok: false, error: { key: 'fee.percent', values: { max: MAX_FEE_BPS / 100 } } }
}

/** Basis points as a percentage for an input field, such as "2.9". @param locale of the viewer */
export function percentOf(feeBps: number, locale = 'en-US'): string {
  return String(feeBps / 100).replace('.', separatorsOf(locale).decimal)
}
