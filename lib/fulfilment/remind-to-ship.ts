import { transaction } from '@/lib/db/client'
import { sendAll } from '@/lib/db/jobs/jobs'
import { markToRemind } from '@/lib/db/orders/ship-reminders'
import { remindsUntil } from '@/lib/domain/order/charge-timing'
import { mail } from '@/lib/notices/news'

const BATCH = 500

/**
 * Reminds sellers by mail of what they must ship within days, or it is canceled: of each once, since that they were is marked with the job that tells them.
 * @param now by Stripe's clock
 */
export async function remindToShip(livemode: boolean, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const ids = await markToRemind(tx, livemode, { now, until: remindsUntil(now) }, BATCH)
    await sendAll(
      tx,
      'send-order-mail',
      ids.map((id) => mail({ id }, 'seller', 'ship_soon')),
    )
  })
}
