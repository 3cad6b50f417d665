/** A version of a file, as far as it matters who has it. */
export type KeptFile = { variantId: string | null; readyAt: Date | null; endedAt: Date | null }

/**
 * Whether a buyer has a version of a file: what is for sale now, newer versions included, and what was for sale when they bought.
 * @param bought the variant of their line, and when its payment was recorded
 */
export function hasFile(file: KeptFile, bought: { variantId: string; grantedAt: Date }): boolean {
  if (file.readyAt === null || (file.variantId !== null && file.variantId !== bought.variantId)) return false
  return file.endedAt === null || (file.readyAt <= bought.grantedAt && bought.grantedAt < file.endedAt)
}
