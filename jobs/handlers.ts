import { sendOrderMail } from '@/lib/checkout/order-mail'
import { resumeOrder } from '@/lib/checkout/resume-order'
import { sweep } from '@/lib/checkout/sweep'
import type { JobHandlers } from '@/lib/db/jobs'
import { settleLater } from '@/lib/payments/settle-seller-order'
import { findStaleAccounts } from '@/lib/sellers/find-stale-accounts'
import { syncAccount } from '@/lib/sellers/sync-account'
import { fetchMissedEvents, findMissedEvents } from '@/lib/webhooks/fetch-missed-events'
import { processEvent } from '@/lib/webhooks/process-event'
import { pruneEvents } from '@/lib/webhooks/prune-events'

/** Each job is one use case. The same table serves the server's own worker, `npm run worker` and the drain route. */
export const handlers: JobHandlers = {
  'advance-order': ({ orderId }) => resumeOrder(orderId),
  'process-webhook-event': ({ eventId }) => processEvent(eventId),
  'settle-seller-order': ({ sellerOrderId }) => settleLater(sellerOrderId),
  'send-order-mail': ({ sellerOrderId, to }) => sendOrderMail(sellerOrderId, to),
  'sync-account': async ({ accountId }) => {
    if ((await syncAccount(accountId)) === 'unknown') throw new Error(`Stripe did not answer about ${accountId}`)
  },
  sweep: async () => void (await sweep()),
  'find-missed-events': async () => void (await findMissedEvents()),
  'fetch-missed-events': async ({ accountId }) => void (await fetchMissedEvents(accountId)),
  'prune-events': async () => void (await pruneEvents()),
  'find-stale-accounts': async () => void (await findStaleAccounts()),
}
