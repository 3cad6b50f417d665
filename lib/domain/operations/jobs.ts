import type { ReturnStatus } from '@/lib/domain/returns/return-state'
import type { AccountNews } from '@/lib/domain/sellers/account-news'

/** Work that must happen later, and what each piece needs to know. Facts only: a handler reads the rest itself. */
export type JobData = {
  /** Takes an order as far as it will go; sent with the order so that a crash loses nothing. */
  'advance-order': { orderId: string }
  'process-webhook-event': { eventId: string }
  /** Reads fee and net of a captured part once Stripe has settled it. `until`: not again where an event has led to it already. */
  'settle-seller-order': { sellerOrderId: string; until?: 'settled' }
  /** Makes the tax of a captured part a transaction at Stripe. */
  'record-tax': { sellerOrderId: string }
  'send-order-mail': { sellerOrderId: string; to: 'buyer' | 'seller'; about: MailAbout; shipmentId?: string }
  /** Asks Stripe for a refund and gives our fee back with it. */
  'advance-refund': { refundId: string }
  'send-refund-mail': { refundId: string; to: 'buyer' | 'seller'; about: RefundMail }
  /** Takes a seller's answer to a dispute to Stripe. */
  'advance-dispute': { disputeId: string }
  /** Answers a dispute that its seller has not answered so many hours before the end. */
  'answer-for-seller': { disputeId: string; hours: number }
  'send-dispute-mail': { disputeId: string; about: DisputeMail; status: string }
  /** Refunds what a bank suspects, or asks its seller. */
  'decide-warning': { warningId: string; refundId: string }
  'send-warning-mail': { warningId: string; refundId: string; about: WarningMail }
  'send-return-mail': { sellerOrderId: string; returnId: string; to: 'buyer' | 'seller'; about: ReturnMail }
  /** Tells those who pay by a fee rule of it, a page of them at a time. `isKept`: what they pay stays as it is, and a change that was announced does not come. */
  'announce-fee': { feeRuleId: string; isKept: boolean; after: string | null }
  'send-fee-mail': { feeRuleId: string; sellerId: string; isKept: boolean }
  /** Mails an invitation to work in a shop. */
  'send-invitation-mail': { invitationId: string }
  /** Posts an event to an endpoint of a shop's own programs. */
  'deliver-shop-webhook': { deliveryId: string }
  /** Tells a seller that an endpoint was turned off because nothing reached it. */
  'send-webhook-mail': { webhookId: string }
  /** Tells a seller that their Stripe account has become worse. */
  'send-account-mail': { connectionId: string; news: AccountNews }
  /** Reminds a seller of the account that was opened for them, so many days later, should Stripe still wait for who they are. */
  'send-onboarding-mail': { sellerId: string; round: number; days: number }
  /** Tells a seller that an operator has stopped them, or lets them sell again. */
  'send-suspension-mail': { suspensionId: string; change: 'suspended' | 'lifted' }
  /** Tells a seller that an operator has taken a product off sale, or puts it back. */
  'send-hiding-mail': { hidingId: string; change: 'hidden' | 'lifted' }
  /** Writes the products of a file that a seller imports. */
  'run-import': { importId: string }
  /** Fetches what an import named as pictures of a product. */
  'fetch-pictures': { productId: string }
  /** Tells a seller that their bank has refused a payout. */
  'send-payout-mail': { payoutId: string }
  /** Tells a seller that the last key of a variant is sold. */
  'tell-keys-empty': { variantId: string }
  /** Tells of the unread messages of a minute, once it is over. */
  'send-message-mail': { sellerOrderId: string; to: 'buyer' | 'seller'; begins: string }
  'sync-account': { accountId: string }
  /** Which balances were marked, or not read for a week. */
  'find-due-balances': Record<string, never>
  /** What was booked on a connected account's balance, or the platform's, and its payouts. */
  'read-balance': { owner: string }
  /** Everything Stripe has about a part that disagrees with its books: its payment, refunds and disputes. */
  'read-part-again': { sellerOrderId: string }
  /** Removes the cards an order was paid with that its buyer did not keep. */
  'release-cards': { orderId: string }
  /** Detaches a PaymentMethod at Stripe that was taken out of use. */
  'detach-card': { paymentMethodId: string }
  /** Pauses charges on later days whose card was removed from this Customer of ours. */
  'pause-charges': { customerId: string }
  /** Cards that should be gone, and removals that were not made. */
  'watch-cards': Record<string, never>
  /** Orders left open, parts not settled, events not processed. */
  sweep: Record<string, never>
  /** Which accounts to ask for events that could not be delivered. */
  'find-missed-events': Record<string, never>
  /** Those of one account; null for our own. */
  'fetch-missed-events': { accountId: string | null }
  /** Events that are done with, and webhook endpoints at Stripe that were replaced. */
  'prune-events': Record<string, never>
  /** Guests' carts and wishes whose browser no longer knows them. */
  'forget-carts': Record<string, never>
  /** Sessions, sign-in links and orders that have ended by their time. */
  purge: Record<string, never>
  /** Which accounts were not read from Stripe for a day. */
  'find-stale-accounts': Record<string, never>
  /** Returns that were not answered or not sent in time. */
  'watch-returns': Record<string, never>
  /** Gives our fee back for a dispute that is lost. */
  'return-dispute-fee': { disputeId: string }
  /** Disputes that must be answered soon. */
  'watch-disputes': Record<string, never>
  /** Days whose sales or counts have changed. */
  'sum-figures': Record<string, never>
  /** The books, day by day. */
  'close-books': Record<string, never>
}
export type JobName = keyof JobData
/**
 * What a mail about a part says: it is charged; it will be on its day; a charge without the buyer was refused; it is canceled; its seller must ship soon; its card expires before it
 * is charged; a new link to its order was asked for; pieces of it were shipped.
 */
export type MailAbout = 'paid' | 'ordered' | 'refused' | 'canceled' | 'ship_soon' | 'card_expires' | 'link' | 'shipped' | CancelationMail
/** Of a wish to cancel what is paid: its buyer asks for it; it is done; its seller declines. */
export type CancelationMail = 'cancel_requested' | 'cancel_accepted' | 'cancel_declined'
/** Of a refund: it is made; it has come back; it waits for the seller's balance. */
export type RefundMail = 'made' | 'failed' | 'waiting'
/** Of a dispute: it has begun; it must be answered soon; the shop has answered it for its seller; it has ended. */
export type DisputeMail = 'opened' | 'due' | 'answered' | 'ended'
/** Of an early fraud warning: its seller decides; the sale is refunded, as its seller wants it. */
export type WarningMail = 'warned' | 'refunded'
/** Of a return: what it has become. */
export type ReturnMail = ReturnStatus

/**
 * What goes first where Stripe's rate limit makes calls wait: `checkout` is work a buyer or a hold on a card may be waiting for, `batch` everything else.
 * The same word orders jobs within a queue.
 */
export type Lane = 'checkout' | 'batch'

/** What becomes of a job that fails: it is tried again, its last try is over, or whoever sent it (the sweep, the operator) comes back if need be. */
export type OnFailure = 'retry' | 'give_up' | 'leave'

/** The lane a job was sent in, and what becomes of it should it fail. */
export type JobContext = { lane: Lane; onFailure: OnFailure }

/** How each job is done. A handler is given no more than ids, and what it may need to know of its job. */
export type JobHandlers = { [N in JobName]: (data: JobData[N], job?: JobContext) => Promise<void> }

/** How a queue is worked on. Times in seconds. */
export type QueuePolicy = {
  lane: Lane
  retryLimit: number
  retryDelay: number
  retryBackoff: boolean
  retryDelayMax?: number
  /** The longest one try may take. A dead worker is noticed by its heartbeat long before. */
  expireInSeconds: number
  /**
   * In each process so many loops take so many jobs at once and do them side by side. A loop goes on when the slowest of its jobs is done: two where one slow
   * answer of Stripe should not keep the others waiting.
   */
  loops: 1 | 2
  batch: number
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Several calls of a minute each, while Stripe is slow. */
const LONGEST_SECONDS = 10 * MINUTE
/** 2 s, 4 s, 8 s … half an hour: what waits for Stripe is asked often at first, then for most of a day. */
const PATIENT = { retryDelay: 2, retryBackoff: true, retryDelayMax: HOUR / 2 }
const BUSY = { loops: 2 } as const
const QUIET = { loops: 1 } as const
const ONCE = { retryLimit: 0, retryDelay: 0, retryBackoff: false }

/** The queues. Money is tried again for as long as it takes; nothing is given up within a day. */
export const QUEUES: Record<JobName, QueuePolicy> = {
  'advance-order': { lane: 'checkout', ...PATIENT, retryLimit: 60, expireInSeconds: LONGEST_SECONDS, ...BUSY, batch: 4 },
  'process-webhook-event': { lane: 'batch', ...PATIENT, retryLimit: 40, expireInSeconds: LONGEST_SECONDS, ...BUSY, batch: 8 },
  'settle-seller-order': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 40, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 8 },
  'record-tax': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 40, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-order-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'advance-refund': { lane: 'batch', ...PATIENT, retryLimit: 60, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-refund-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'advance-dispute': { lane: 'batch', ...PATIENT, retryLimit: 60, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'answer-for-seller': { lane: 'batch', ...PATIENT, retryLimit: 60, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-dispute-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'decide-warning': { lane: 'batch', ...PATIENT, retryLimit: 60, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-warning-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-return-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'announce-fee': { lane: 'batch', ...PATIENT, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 1 },
  'send-fee-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-invitation-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'deliver-shop-webhook': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...BUSY, batch: 8 },
  'send-webhook-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-account-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-onboarding-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-suspension-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-hiding-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-payout-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'run-import': { lane: 'batch', ...PATIENT, retryLimit: 40, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  // A server that does not answer is asked again after half a minute, one, and two.
  'fetch-pictures': { lane: 'batch', retryDelay: 30, retryBackoff: true, retryLimit: 3, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  'tell-keys-empty': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'send-message-mail': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'sync-account': { lane: 'batch', ...PATIENT, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'find-due-balances': { lane: 'batch', ...ONCE, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  'read-balance': { lane: 'batch', ...PATIENT, retryLimit: 10, expireInSeconds: LONGEST_SECONDS, ...QUIET, batch: 4 },
  'read-part-again': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 40, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'release-cards': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'detach-card': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 40, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'pause-charges': { lane: 'batch', ...PATIENT, retryDelay: 5, retryLimit: 20, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'watch-cards': { lane: 'batch', ...ONCE, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  sweep: { lane: 'batch', ...ONCE, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  'find-missed-events': { lane: 'batch', ...ONCE, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  'fetch-missed-events': { lane: 'batch', ...PATIENT, retryLimit: 10, expireInSeconds: LONGEST_SECONDS, ...QUIET, batch: 4 },
  'prune-events': { lane: 'batch', ...ONCE, expireInSeconds: HOUR, ...QUIET, batch: 2 },
  'forget-carts': { lane: 'batch', ...ONCE, expireInSeconds: HOUR, ...QUIET, batch: 2 },
  purge: { lane: 'batch', ...ONCE, expireInSeconds: HOUR, ...QUIET, batch: 2 },
  'find-stale-accounts': { lane: 'batch', ...ONCE, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  'watch-returns': { lane: 'batch', ...ONCE, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  'return-dispute-fee': { lane: 'batch', ...PATIENT, retryLimit: 60, expireInSeconds: 2 * MINUTE, ...QUIET, batch: 4 },
  'watch-disputes': { lane: 'batch', ...ONCE, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  'sum-figures': { lane: 'batch', ...ONCE, expireInSeconds: 5 * MINUTE, ...QUIET, batch: 2 },
  'close-books': { lane: 'batch', ...ONCE, expireInSeconds: HOUR, ...QUIET, batch: 2 },
}

export const JOB_NAMES = Object.keys(QUEUES) as JobName[]

/** What comes round by itself: when (cron, UTC) where a process lives long enough, and at most how often (seconds) where a drain route stands in for it. */
export const SCHEDULES = {
  sweep: { cron: '* * * * *', seconds: MINUTE },
  'sum-figures': { cron: '* * * * *', seconds: MINUTE },
  'find-due-balances': { cron: '* * * * *', seconds: MINUTE },
  'find-missed-events': { cron: '*/5 * * * *', seconds: 5 * MINUTE },
  'find-stale-accounts': { cron: '*/10 * * * *', seconds: 10 * MINUTE },
  'prune-events': { cron: '20 3 * * *', seconds: DAY },
  'forget-carts': { cron: '40 3 * * *', seconds: DAY },
  'watch-cards': { cron: '25 * * * *', seconds: HOUR },
  'watch-disputes': { cron: '*/10 * * * *', seconds: 10 * MINUTE },
  'watch-returns': { cron: '35 * * * *', seconds: HOUR },
  purge: { cron: '50 3 * * *', seconds: DAY },
  'close-books': { cron: '10 2 * * *', seconds: DAY },
} satisfies Partial<Record<JobName, { cron: string; seconds: number }>>

export type ScheduledName = keyof typeof SCHEDULES
export const SCHEDULED_NAMES = Object.keys(SCHEDULES) as ScheduledName[]

/** Where jobs go that were given up: kept with their error until an operator sends them back, a month at most. */
export const DEAD_LETTER = 'dead-letter'
export const DEAD_LETTER_KEPT_SECONDS = 30 * DAY
/** What was done is forgotten soon: millions of rows a day would slow down the queues they lie in. */
export const DONE_KEPT_SECONDS = HOUR
/** A scheduled job is late after so many of its intervals. */
export const LATE_INTERVALS = 3

/** How long a job that was done is kept, seconds: what comes round is kept until it would be late. */
export function doneKeptSeconds(name: JobName): number {
  const seconds = name in SCHEDULES ? SCHEDULES[name as ScheduledName].seconds : 0
  return Math.max(DONE_KEPT_SECONDS, (LATE_INTERVALS + 1) * seconds)
}
