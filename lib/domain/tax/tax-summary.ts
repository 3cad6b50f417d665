import type { PartTaxLine } from './part-tax'

/** Tax of one name and rate, over all lines of a part. */
export type TaxSum = { name: string; rateMicros: number; amountMinor: number; isInclusive: boolean }

/** What was charged on a part, a sum for each name and rate. Where nothing was to be charged there is none. */
export function taxSums(lines: Pick<PartTaxLine, 'name' | 'rateMicros' | 'amountMinor' | 'isInclusive'>[]): TaxSum[] {
  const sums = new Map<string, TaxSum>()
  for (const { name, rateMicros, amountMinor, isInclusive } of lines) {
    if (rateMicros === 0 && amountMinor === 0) continue
    const key = `${name.toLowerCase()} ${rateMicros} ${isInclusive}`
    const before = sums.get(key)?.amountMinor ?? 0
    sums.set(key, { name, rateMicros, isInclusive, amountMinor: before + amountMinor })
  }
  return [...sums.values()]
}
