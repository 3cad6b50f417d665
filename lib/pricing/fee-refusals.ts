import { countConnections } from '@/lib/db/pricing/fee-refusals'
import { isFeeAllowed } from '@/lib/domain/facts/charge-rules'
import { COUNTRIES_WITHOUT_FEE } from '@/lib/domain/facts/countries'
import { env } from '@/lib/env'

/** Sellers whose accounts can pay no application fee: how many, in which countries (ISO 3166), and whether they sell all the same. */
export type FeeRefusals = { count: number; countries: string[]; sellsWithoutFee: boolean }

/** Where Stripe takes no fee of ours, for the operator; null where it does everywhere. */
export async function listFeeRefusals(): Promise<FeeRefusals | null> {
  const { livemode, sellsWithoutFee } = env()
  const refused = (await countConnections(livemode, COUNTRIES_WITHOUT_FEE)).filter((row) => !isFeeAllowed(row))
  if (refused.length === 0) return null
  const countries = [...new Set(refused.flatMap(({ country }) => country ?? []))]
  return { count: refused.reduce((sum, { count }) => sum + count, 0), countries, sellsWithoutFee }
}
