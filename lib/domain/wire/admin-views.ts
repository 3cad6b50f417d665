import type { Money } from '@/lib/domain/money/money'
import type { SalesFigures } from '@/lib/domain/order/charged'
import type { OrderStatus } from '@/lib/domain/order/order'

/** What the operator's pages receive: plain values, times in ISO 8601, amounts in minor units with their currency. */

/** `amounts`: one a currency; amounts of different currencies are never added up. */
export type OrderInDoubt = { id: string; receiptNumber: string; since: string; shops: string[]; amounts: Money[] }

/** One queue: jobs that are due, failed and will be tried again, wait for a moment yet to come, run, were given up, or were done in the last hour. */
export type QueueLine = {
  name: string
  waiting: number
  retrying: number
  later: number
  active: number
  failed: number
  done: number
  oldestDueAt: string | null
}

/** A job that was given up after its last try. `about`: the ids it was sent with. */
export type FailedJobLine = { id: string; queue: string; about: { name: string; value: string }[]; tries: number; failedAt: string; error: string }

/** A process that works on the jobs; `stopped`: by itself, `silent`: not heard of, so that others take over what it had. */
export type WorkerLine = {
  id: string
  kind: 'server' | 'worker'
  host: string
  pid: number
  state: 'alive' | 'stopped' | 'silent'
  running: number
  startedAt: string
  heardAt: string
}

export type JobOverview = { queues: QueueLine[]; failed: FailedJobLine[]; failedCount: number; workers: WorkerLine[] }

export type PlatformOverview = {
  orders: Record<OrderStatus, number>
  volume: SalesFigures[]
  sellers: { total: number; chargeable: number; disconnected: number }
  products: number
  webhooks: { failed: number; waiting: number }
  /** Orders Stripe has not answered about for a while: it may or may not have charged. The newest few of `inDoubtCount`. */
  inDoubt: OrderInDoubt[]
  inDoubtCount: number
  /** Null when the job engine has never run on this database. */
  queues: QueueLine[] | null
}

export type SellerState = 'ready' | 'not_connected' | 'disconnected' | 'cannot_charge'

/** One seller as the operator sees them. */
export type SellerLine = {
  id: string
  shopName: string
  slug: string
  email: string | null
  createdAt: string
  activeProducts: number
  state: SellerState
  /** What Stripe still asks for, overdue things first. */
  missing: string[]
  /** Why Stripe holds the account, or who disconnected it; null when there is nothing to say. */
  sentence: string | null
  account: { accountId: string; name: string; country: string | null; currency: string | null; syncedAt: string | null; dashboardUrl: string } | null
}

/** `retrying`: it could not be processed yet and will be tried again; `failed`: given up. */
export type WebhookStatus = 'received' | 'retrying' | 'processed' | 'ignored' | 'failed'
export const WEBHOOK_STATUSES: readonly WebhookStatus[] = ['failed', 'retrying', 'received', 'processed', 'ignored']

/** One event of the inbox. */
export type WebhookLine = {
  id: string
  type: string
  scope: 'platform' | 'connect'
  accountId: string | null
  livemode: boolean
  /** Stripe could not deliver it: it was found in Stripe's list. */
  fetched: boolean
  status: WebhookStatus
  note: string | null
  created: string
  receivedAt: string
  processedAt: string | null
}
