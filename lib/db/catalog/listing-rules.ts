import { db, type Tx, transaction } from '@/lib/db/client'
import type { ListingRule } from '@/lib/db/generated/client'

/** What the storefront's triggers know of countries. */
export function findListingRules(): Promise<ListingRule[]> {
  return db().listingRule.findMany({ orderBy: { country: 'asc' } })
}

/** Puts rules in place of those of the same countries, and removes all others; what they list is listed anew in the same transaction. */
export function storeListingRules(rules: ListingRule[]): Promise<void> {
  return transaction(async (tx) => {
    await tx.listingRule.deleteMany({ where: { country: { notIn: rules.map(({ country }) => country) } } })
    for (const rule of rules) await storeOne(tx, rule)
  })
}

async function storeOne(tx: Tx, { country, ...rule }: ListingRule): Promise<void> {
  await tx.listingRule.upsert({ where: { country }, create: { country, ...rule }, update: rule })
}
