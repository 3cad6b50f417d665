import { currencyFacts } from '@/lib/domain/facts/currencies'
import { floorShare } from '@/lib/domain/refunds/fee-back'

/**
 * A line of the tax record of a part, or its delivery (`orderLineId` null), in minor units. `steps`: how many pieces were bought; of delivery what it cost.
 * `uncharged`: what of it was never captured.
 */
export type RecordedLine = {
  orderLineId: string | null
  steps: number
  amountMinor: number
  taxMinor: number
  uncharged?: { amountMinor: number; taxMinor: number }
}

/** How much of a line is refunded, in its steps. */
export type RefundedSteps = { orderLineId: string | null; steps: number }

/** What of a line is taken back, in minor units above nought. */
export type ReversedLine = { orderLineId: string | null; amountMinor: number; taxMinor: number }

/**
 * What of a tax record is to be taken back by now, beyond what was. What was never captured; then by the pieces refunded in all, less what was taken back before, so that its last piece takes the
 * rest. What is refunded without naming a line, such as goodwill, changes no tax, until all of the part is refunded.
 * @returns null for all of it, in one; an empty list for nothing
 * Source: docs.stripe.com/tax/custom#reversals
 */
export function taxToReverse(
  currency: string,
  recorded: RecordedLine[],
  { isWhole, refunded, reversed }: { isWhole: boolean; refunded: RefundedSteps[]; reversed: ReversedLine[] },
): ReversedLine[] | null {
  if (isWhole && reversed.length === 0) return null
  const { coinMinor } = currencyFacts(currency)
  return recorded.flatMap((line): ReversedLine[] => {
    const own = <T extends { orderLineId: string | null }>(all: T[]) => all.filter(({ orderLineId }) => orderLineId === line.orderLineId)
    const steps = isWhole ? line.steps : Math.min(line.steps, sum(own(refunded).map((each) => each.steps)))
    const { uncharged = { amountMinor: 0, taxMinor: 0 } } = line
    const upTo = (whole: number, less: number) => (steps >= line.steps ? whole : less + floorShare(whole - less, steps, line.steps, coinMinor))
    const amountMinor = Math.max(0, upTo(line.amountMinor, uncharged.amountMinor) - sum(own(reversed).map((each) => each.amountMinor)))
    const taxMinor = Math.max(0, upTo(line.taxMinor, uncharged.taxMinor) - sum(own(reversed).map((each) => each.taxMinor)))
    return amountMinor + taxMinor > 0 ? [{ orderLineId: line.orderLineId, amountMinor, taxMinor }] : []
  })
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, each) => total + each, 0)
}
