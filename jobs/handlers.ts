import { sendOrderMail } from '@/lib/checkout/order-mail'
import { resumeOrder } from '@/lib/checkout/resume-order'
import { sweep } from '@/lib/checkout/sweep'
import type { JobHandlers } from '@/lib/db/jobs'
import { settleLater } from '@/lib/payments/settle-seller-order'
import { syncAccount } from '@/lib/sellers/sync-account'
import { processEvent } from '@/lib/webhooks/process-event'

/** Each job is one use case. The same table serves the server's own worker, `npm run worker` and the drain route. */
export const handlers: JobHandlers = {
  'advance-order': ({ orderId }) => resumeOrder(orderId),
  'process-webhook-event': ({ eventId }) => processEvent(eventId),
  'settle-seller-order': ({ sellerOrderId }) => settleLater(sellerOrderId),
  'send-order-mail': ({ sellerOrderId, to }) => sendOrderMail(sellerOrderId, to),
  'sync-account': async ({ accountId }) => {
    if ((await syncAccount(accountId)) === 'unknown') throw new Error(`Stripe did not answer about ${accountId}`)
  },
  sweep: async () => {
    await sweep()
  },
}
