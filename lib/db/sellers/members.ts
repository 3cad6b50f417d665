import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** How mail to a seller is addressed: to the owner who has been longest in the shop. For an include of a seller. */
export const firstOwner = {
  where: { role: 'owner' },
  orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
  take: 1,
  select: { user: { select: { email: true, locale: true, timeZone: true } } },
} satisfies Prisma.Seller$membersArgs

/** Who owns a shop, the longest there first. */
export async function findOwners(sellerId: string): Promise<{ name: string | null; email: string | null }[]> {
  const rows = await db().shopMember.findMany({
    where: { sellerId, role: 'owner' },
    orderBy: firstOwner.orderBy,
    select: { user: { select: { name: true, email: true } } },
  })
  return rows.map(({ user }) => user)
}
