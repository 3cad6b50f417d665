import { db } from '@/lib/db/client'
import { toNumber } from '@/lib/db/money-columns'
import type { PayoutsOf } from './payouts'

/** What becomes available on which day (UTC, as Stripe counts), the next first. @param now by Stripe's clock */
export async function sumOnTheWay(
  { accountId, livemode }: PayoutsOf,
  now: Date,
): Promise<{ currency: string; availableOn: Date; amountMinor: number }[]> {
  const rows = await db().$queryRaw<{ currency: string; availableOn: Date; net: bigint }[]>`
    SELECT currency, date_trunc('day', "availableOn") AS "availableOn", sum("netMinor")::bigint AS net FROM "BalanceTransaction"
    WHERE "accountId" = ${accountId} AND livemode = ${livemode} AND "availableOn" > ${now} AND "balanceType" = 'payments'
    GROUP BY 1, 2 ORDER BY 2, 1`
  return rows.map(({ net, ...row }) => ({ ...row, amountMinor: toNumber(net) }))
}
