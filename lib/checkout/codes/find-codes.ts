import { mailboxOf } from '@/lib/auth/mailbox-of'
import { countUses, findDiscounts } from '@/lib/db/discounts/find-discounts'
import { hasToken, takeTokens } from '@/lib/db/operations/rate-limit'
import { type DiscountTerms, whyNotNow } from '@/lib/domain/pricing/discount'
import type { Said } from '@/lib/domain/wire/said'
import type { Buyer } from '@/lib/orders/access'

/** A code that takes nothing off, and why. */
export type CodeRefusal = { code: string; sentence: Said }

/** Who enters codes; `mailbox` is null while nobody knows it. */
export type CodeBuyer = { browserHash: string; network: string | null; mailbox: string | null }

/** Who enters codes. @param email of who buys, once it is known */
export function codeBuyer({ browserHash, network }: Buyer, email: string | null): CodeBuyer {
  return { browserHash, network: network ?? null, mailbox: email && mailboxOf(email) }
}

/**
 * Looks up what a buyer entered: the platform's codes of these names and those of the sellers they buy from. Codes that are none count against browser and network:
 * who guesses too many is told nothing any more for a while.
 * @param codes in upper case, each once
 */
export async function findCodes(codes: string[], sellerIds: string[], buyer: CodeBuyer): Promise<{ good: DiscountTerms[]; refusals: CodeRefusal[] }> {
  if (codes.length === 0) return { good: [], refusals: [] }
  if (!(await mayGuess(buyer))) return { good: [], refusals: codes.map((code) => ({ code, sentence: { key: 'discount.tooManyTries' } })) }
  const found = await findDiscounts(codes, [...new Set(sellerIds)])
  const isLimited = found.some(({ limitTotal, limitPerBuyer }) => limitTotal !== null || limitPerBuyer !== null)
  const uses = isLimited
    ? await countUses(
        found.map(({ id }) => id),
        buyer.mailbox,
      )
    : null
  const now = new Date()
  const judged = found.map((terms) => ({ terms, sentence: whyNotNow(terms, uses?.get(terms.id) ?? { total: 0, byBuyer: 0 }, now) }))
  const unknown = codes.filter((code) => !found.some((terms) => terms.code === code))
  await noteGuesses(buyer, unknown.length)
  return {
    good: judged.flatMap(({ terms, sentence }) => (sentence ? [] : [terms])),
    refusals: [
      ...unknown.map((code) => ({ code, sentence: { key: 'discount.unknown' as const, values: { code } } })),
      ...judged.flatMap(({ terms: { code }, sentence }) => (sentence ? [{ code, sentence }] : [])),
    ],
  }
}

async function mayGuess({ browserHash, network }: CodeBuyer): Promise<boolean> {
  const free = await Promise.all([hasToken('code-browser', browserHash), network === null || hasToken('code-network', network)])
  return free.every(Boolean)
}

async function noteGuesses({ browserHash, network }: CodeBuyer, count: number): Promise<void> {
  const byBrowser = { scope: 'code-browser', key: browserHash } as const
  const limits = network === null ? [byBrowser] : [byBrowser, { scope: 'code-network', key: network } as const]
  for (let guess = 0; guess < count; guess++) await takeTokens(limits)
}
