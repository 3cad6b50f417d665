import { currencyFacts } from '@/lib/domain/facts/currencies'
import type { Said } from '@/lib/domain/wire/said'
import { allocate } from './allocate'
import { appliesTo, type DiscountTerms, wholeOf, whyNotFor } from './discount'

/** A charge that the platform may take something off: its amount and fee before that, and the least that Stripe charges. */
export type SubsidizedPart = {
  currency: string
  totalMinor: number
  feeMinor: number
  leastMinor: number
  /** `leftMinor` is after its seller's discount. */
  lines: { productId: string; goodsMinor: number; leftMinor: number }[]
}

/** What the platform takes off each line of a charge, and by which of its codes. */
export type PlatformShare = { terms: DiscountTerms; lineMinor: number[] }

/**
 * What the platform takes off charges by the codes that were entered. In each currency the code counts that saves most. Of a charge it takes at most its fee, so
 * that the seller is left what they would be without it, and leaves at least what Stripe charges.
 * @returns the share of each charge, and why the codes that count nowhere do not
 */
export function platformShares(
  codes: DiscountTerms[],
  parts: SubsidizedPart[],
): { shares: (PlatformShare | null)[]; refusals: { terms: DiscountTerms; sentence: Said }[] } {
  const shares: (PlatformShare | null)[] = parts.map(() => null)
  const refusals: { terms: DiscountTerms; sentence: Said }[] = []
  for (const currency of new Set(parts.map((part) => part.currency))) {
    const own = parts.map((part) => (part.currency === currency ? part : null))
    const tried = codes.map((terms) => ({ terms, ...tryCode(terms, own, currency) }))
    const [best] = tried.filter(({ sentence }) => sentence === null).sort((a, b) => b.savedMinor - a.savedMinor)
    for (const { terms, sentence } of tried) {
      if (sentence) refusals.push({ terms, sentence })
      else if (best && best.terms !== terms)
        refusals.push({ terms, sentence: { key: 'discount.otherIsBetter', values: { code: terms.code, other: best.terms.code } } })
    }
    best?.lineMinor.forEach((lineMinor, at) => {
      if (lineMinor.some((minor) => minor > 0)) shares[at] = { terms: best.terms, lineMinor }
    })
  }
  return { shares, refusals }
}

type Tried = { sentence: Said | null; savedMinor: number; lineMinor: number[][] }

function tryCode(terms: DiscountTerms, parts: (SubsidizedPart | null)[], currency: string): Tried {
  const lines = parts.flatMap((part) => part?.lines ?? [])
  const sentence = whyNotFor(terms, lines, currency)
  if (sentence) return { sentence, savedMinor: 0, lineMinor: [] }
  const lineMinor = sharesOfParts(terms, parts, currency)
  const savedMinor = sum(lineMinor.flat())
  return { sentence: savedMinor > 0 ? null : { key: 'discount.savesNothing', values: { code: terms.code } }, savedMinor, lineMinor }
}

function sharesOfParts(terms: DiscountTerms, parts: (SubsidizedPart | null)[], currency: string): number[][] {
  const { coinMinor } = currencyFacts(currency)
  const toCoin = (minor: number) => Math.max(0, minor - (minor % coinMinor))
  const weights = parts.map((part) => part?.lines.map((line) => (appliesTo(terms, line) ? line.leftMinor : 0)) ?? [])
  const most = parts.map((part, at) => (part ? toCoin(Math.min(part.feeMinor, part.totalMinor - part.leastMinor, sum(weights[at] ?? []))) : 0))
  const ofParts =
    terms.kind === 'percent'
      ? weights.map((own, at) => Math.min(most[at] ?? 0, toCoin(wholeOf(terms, sum(own)))))
      : allocate(toCoin(Math.min(terms.amountMinor ?? 0, sum(most))), most, coinMinor)
  return weights.map((own, at) => allocate(ofParts[at] ?? 0, own, coinMinor))
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)
