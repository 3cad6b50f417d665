import { forgetCarts } from '@/lib/cart/forget-carts'
import type { JobContext, JobHandlers } from '@/lib/db/jobs/jobs'
import { JOB_NAMES, type JobData, type JobName, type OnFailure, QUEUES } from '@/lib/domain/operations/jobs'
import { settleLater } from '@/lib/ledger/settle-seller-order'
import { sendOrderMail } from '@/lib/notices/order-mail'
import { findStaleAccounts } from '@/lib/operations/find-stale-accounts'
import { sweep } from '@/lib/operations/sweep'
import { resumeOrder } from '@/lib/saga/resume-order'
import { syncAccount } from '@/lib/sellers/sync-account'
import { inLane } from '@/lib/stripe/pace/lane'
import { fetchMissedEvents, findMissedEvents } from '@/lib/webhooks/fetch-missed-events'
import { processEvent } from '@/lib/webhooks/process-event'
import { pruneEvents } from '@/lib/webhooks/prune-events'

type UseCases = { [N in JobName]: (data: JobData[N], onFailure: OnFailure) => Promise<void> }
const useCases: UseCases = {
  'advance-order': ({ orderId }) => resumeOrder(orderId),
  'process-webhook-event': ({ eventId }, onFailure) => processEvent(eventId, onFailure),
  'settle-seller-order': ({ sellerOrderId }) => settleLater(sellerOrderId),
  'send-order-mail': ({ sellerOrderId, to, about }) => sendOrderMail(sellerOrderId, to, about),
  'sync-account': async ({ accountId }) => {
    if ((await syncAccount(accountId)) === 'unknown') throw new Error(`Stripe did not answer about ${accountId}`)
  },
  sweep: async () => void (await sweep()),
  'find-missed-events': async () => void (await findMissedEvents()),
  'fetch-missed-events': async ({ accountId }) => void (await fetchMissedEvents(accountId)),
  'prune-events': async () => void (await pruneEvents()),
  'forget-carts': async () => void (await forgetCarts()),
  'find-stale-accounts': async () => void (await findStaleAccounts()),
}

/**
 * Each job is one use case, and its calls to Stripe go in the lane the job was sent in: what the sweep finds, nobody waits for. The same table serves the server's own worker, `npm run worker` and the drain route.
 */
export const handlers = Object.fromEntries(JOB_NAMES.map((name) => [name, handlerOf(name)])) as unknown as JobHandlers

function handlerOf<N extends JobName>(name: N): JobHandlers[N] {
  const handler = (data: JobData[N], { lane, onFailure }: JobContext = { lane: QUEUES[name].lane, onFailure: 'give_up' }) =>
    inLane(lane, () => useCases[name](data, onFailure))
  return handler as JobHandlers[N]
}
