import type { Tx } from '@/lib/db/client'

/** Thrown inside a transaction to roll it back: another shop has this name, or one that looks like it. */
export class NameTaken extends Error {}

/**
 * Gives a shop its name alone: what it had before is free again.
 * @param skeletons of the name
 * @throws NameTaken
 */
export async function claimName(tx: Tx, sellerId: string, skeletons: string[]): Promise<void> {
  await tx.shopNameClaim.deleteMany({ where: { sellerId } })
  // In one order, so that two who want each other's names do not wait for each other.
  const claims = [...skeletons].sort().map((skeleton) => ({ skeleton, sellerId }))
  const { count } = await tx.shopNameClaim.createMany({ data: claims, skipDuplicates: true })
  if (count < claims.length) throw new NameTaken()
}
