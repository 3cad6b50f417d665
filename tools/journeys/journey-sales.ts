// What lies behind a journey's shop: a sale of days ago.
import { db } from '@/lib/db/client'

/** Moves the newest sale of an account some days back, as if it had been charged then. */
export async function ageNewestSale(accountId: string, days: number): Promise<void> {
  const { id, capturedAt } = await db().sellerOrder.findFirstOrThrow({
    where: { accountId, capturedAt: { not: null } },
    orderBy: { capturedAt: 'desc' },
  })
  await db().sellerOrder.update({ where: { id }, data: { capturedAt: new Date((capturedAt?.getTime() ?? 0) - days * 86_400_000) } })
}
