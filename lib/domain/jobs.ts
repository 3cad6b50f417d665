/** Work that must happen later, and what each piece needs to know. Facts only: a handler reads the rest itself. */
export type JobData = {
  /** Takes an order as far as it will go; sent with the order so that a crash loses nothing. */
  'advance-order': { orderId: string }
  'process-webhook-event': { eventId: string }
  /** Reads fee and net of a captured part once Stripe has settled it. */
  'settle-seller-order': { sellerOrderId: string }
  'send-order-mail': { sellerOrderId: string; to: 'buyer' | 'seller' }
  'sync-account': { accountId: string }
  /** Every minute: orders left open, parts not settled, events not processed. */
  sweep: Record<string, never>
}
export type JobName = keyof JobData

type QueuePolicy = { retryLimit: number; retryDelay: number; retryBackoff: boolean; retryDelayMax?: number; expireInSeconds: number }

/** Several calls of a minute each, while Stripe is slow. A dead worker is noticed by its heartbeat long before. */
const LONGEST_SECONDS = 600

/** How often a failed job is tried again. Money waits for as long as it takes; nothing is dropped within a day. */
export const QUEUES: Record<JobName, QueuePolicy> = {
  'advance-order': { retryLimit: 60, retryDelay: 2, retryBackoff: true, retryDelayMax: 1800, expireInSeconds: LONGEST_SECONDS },
  'process-webhook-event': { retryLimit: 40, retryDelay: 2, retryBackoff: true, retryDelayMax: 1800, expireInSeconds: LONGEST_SECONDS },
  'settle-seller-order': { retryLimit: 40, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800, expireInSeconds: 120 },
  'send-order-mail': { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800, expireInSeconds: 120 },
  'sync-account': { retryLimit: 20, retryDelay: 2, retryBackoff: true, retryDelayMax: 1800, expireInSeconds: 120 },
  sweep: { retryLimit: 0, retryDelay: 0, retryBackoff: false, expireInSeconds: 300 },
}

export const JOB_NAMES = Object.keys(QUEUES) as JobName[]
