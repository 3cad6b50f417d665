import { currencyFacts } from '@/lib/domain/facts/currencies'
import type { Said } from '@/lib/domain/wire/said'
import { allocate } from './allocate'

/** What a code takes off: part of the price, a fixed sum, or what delivery costs. */
export const DISCOUNT_KINDS = ['percent', 'amount', 'free_shipping'] as const
export type DiscountKind = (typeof DISCOUNT_KINDS)[number]

/** Who pays for a discount: its seller by a lower price, or the platform by a lower fee. */
export type DiscountBearer = 'seller' | 'platform'

/** What a code is good for, in minor units of its currency; without one it is good in every currency. */
export type DiscountTerms = {
  id: string
  /** In upper case. */
  code: string
  /** Null: a code of the platform. */
  sellerId: string | null
  kind: DiscountKind
  percentBps: number | null
  amountMinor: number | null
  currency: string | null
  minGoodsMinor: number | null
  /** Empty: everything. */
  productIds: string[]
  startsAt: Date | null
  endsAt: Date | null
  limitTotal: number | null
  limitPerBuyer: number | null
}

/** How often a code is held or used: by everybody, and by the buyer. */
export type DiscountUses = { total: number; byBuyer: number }

/** Goods that a code may take something off; `goodsMinor` is before any discount. */
export type DiscountedLine = { productId: string; goodsMinor: number }

/** A code as buyers type it and as it is compared. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase()
}

/** Why a code is not good now, whatever is bought; null where it is. */
export function whyNotNow({ code, startsAt, endsAt, limitTotal, limitPerBuyer }: DiscountTerms, uses: DiscountUses, now: Date): Said | null {
  if (startsAt && startsAt > now) return { key: 'discount.notStarted', values: { code, day: { day: startsAt.toISOString() } } }
  if (endsAt && endsAt <= now) return { key: 'discount.ended', values: { code } }
  if (limitPerBuyer !== null && uses.byBuyer >= limitPerBuyer) return { key: 'discount.usedByYou', values: { code } }
  if (limitTotal !== null && uses.total >= limitTotal) return { key: 'discount.usedUp', values: { code } }
  return null
}

/** Why a code takes nothing off these goods, all in one currency; null where it may. */
export function whyNotFor(terms: DiscountTerms, lines: DiscountedLine[], currency: string): Said | null {
  const { code, minGoodsMinor } = terms
  const goodsMinor = sum(lines.map((line) => (appliesTo(terms, line) ? line.goodsMinor : 0)))
  if (goodsMinor === 0) return { key: 'discount.nothingApplies', values: { code } }
  if (terms.currency !== null && terms.currency !== currency)
    return { key: 'discount.otherCurrency', values: { code, currency: terms.currency.toUpperCase() } }
  if (minGoodsMinor === null || goodsMinor >= minGoodsMinor) return null
  const [least, missing] = [minGoodsMinor, minGoodsMinor - goodsMinor].map((amountMinor) => ({ amountMinor, currency }))
  return least && missing ? { key: 'discount.minimum', values: { code, least, missing } } : null
}

export function appliesTo({ productIds }: DiscountTerms, { productId }: { productId: string }): boolean {
  return productIds.length === 0 || productIds.includes(productId)
}

/**
 * What a code takes off each of these lines, of one currency. A percentage is counted of all of them together, rounded down to a coin and shared out, so that the
 * shares add up to it; a fixed sum is at most what they cost. Nothing off delivery, which is none of the lines.
 */
export function sharesOf(terms: DiscountTerms, lines: DiscountedLine[], currency: string): number[] {
  const { coinMinor } = currencyFacts(currency)
  const weights = lines.map((line) => (appliesTo(terms, line) ? line.goodsMinor : 0))
  const goodsMinor = sum(weights)
  const whole = Math.min(goodsMinor, wholeOf(terms, goodsMinor))
  return allocate(whole - (whole % coinMinor), weights, coinMinor)
}

/** What a code takes off so much of goods, before it is rounded to a coin. */
export function wholeOf({ kind, percentBps, amountMinor }: DiscountTerms, goodsMinor: number): number {
  if (kind === 'percent') return Number((BigInt(goodsMinor) * BigInt(percentBps ?? 0)) / 10_000n)
  return kind === 'amount' ? (amountMinor ?? 0) : 0
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)
