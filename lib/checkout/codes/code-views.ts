import type { NewPart } from '@/lib/db/orders/insert-order'
import { sumByCurrency } from '@/lib/domain/money/sum-by-currency'
import type { DiscountTerms } from '@/lib/domain/pricing/discount'
import type { CodeView } from '@/lib/domain/wire/checkout-views'
import type { CodeRefusal } from './find-codes'

/**
 * What each of the codes that were entered comes to: what it takes off, or why it takes nothing off. One that counts at one seller and not at another counts.
 * @param inForce sellers' codes that count, also where they show only once it is known where to deliver
 */
export function codeViews(codes: string[], parts: NewPart[], inForce: Iterable<DiscountTerms>, refusals: CodeRefusal[]): CodeView[] {
  const counting = new Set([...inForce].map(({ code }) => code))
  const taken = parts.flatMap(({ currency, discounts }) => discounts.map(({ code, amountMinor }) => ({ code, currency, amountMinor })))
  return codes.map((code) => {
    const savings = sumByCurrency(taken.filter((each) => each.code === code))
    const isRefused = savings.length === 0 && !counting.has(code)
    const refusal = refusals.find((each) => each.code === code)
    return { code, savings, sentence: isRefused ? (refusal?.sentence ?? { key: 'discount.savesNothing', values: { code } }) : null }
  })
}
