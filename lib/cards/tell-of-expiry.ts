import { transaction } from '@/lib/db/client'
import { markExpiring } from '@/lib/db/customers/expiry-notices'
import { sendAll } from '@/lib/db/jobs/jobs'
import { tellsUntil } from '@/lib/domain/order/card-expiry'
import { mail } from '@/lib/notices/news'

const BATCH = 500

/**
 * Tells buyers by mail whose card expires before a later charge, two weeks ahead: of each part and day once, since that they were is stored with the job that tells
 * them. The mail is left out should the card be renewed or the part be over by then.
 * @param now by Stripe's clock
 */
export async function tellOfExpiry(livemode: boolean, now: Date): Promise<void> {
  let told = BATCH
  while (told === BATCH) {
    told = await transaction(async (tx) => {
      const parts = await markExpiring(tx, livemode, { now, until: tellsUntil(now) }, BATCH)
      const mails = parts.map(({ id, dueAt }) => mail({ id }, 'buyer', 'card_expires', dueAt.toISOString()))
      await sendAll(tx, 'send-order-mail', mails)
      return parts.length
    })
  }
}
