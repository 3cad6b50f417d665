import { findOwners } from '@/lib/db/sellers/members'

/** What the owners of a shop are called: who can help where a role is not enough. */
export async function ownerNames(sellerId: string): Promise<string[]> {
  return (await findOwners(sellerId)).flatMap(({ name, email }) => name ?? email ?? [])
}
