import type { ActorRole, Deed, Difference } from '@/lib/domain/audit/change'
import type { SellerApproval } from '@/lib/domain/catalog/availability'
import type { MonthFigures } from '@/lib/domain/ledger/figures'
import type { Money } from '@/lib/domain/money/money'
import type { TaskKind } from '@/lib/domain/operations/tasks'
import type { EndReason } from '@/lib/domain/order/end-reason'
import type { CardStatus, Completion, Decision, OrderStatus, PartStatus } from '@/lib/domain/order/order'
import type { MoneyCall } from '@/lib/domain/refusal/refusals'
import type { DisabledReason, Requirement } from '@/lib/domain/sellers/requirements'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import type { AgreedDelivery, AmountView } from './checkout-views'
import type { MarketMonthView } from './figure-views'
import type { TimelineLine } from './order-views'
import type { StopLine } from './stop-views'

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

/** A job that was given up after its last try. `about`: the ids it was sent with, null for none. `error`: as it was thrown; null where none was kept. */
export type FailedJobLine = {
  id: string
  queue: string
  about: { name: string; value: string | null }[]
  tries: number
  failedAt: string
  error: string | null
}

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

/** What needs a person, by where it is done. `inDoubt`: Stripe has been quiet about an order for a while, or a refund failed. */
export type OperatorToDo = Record<
  'tasks' | 'differences' | 'disputes' | 'inDoubt' | 'waitingSellers' | 'heldReviews' | 'failedJobs' | 'failedWebhooks',
  number
>

/** The orders placed in a month, and how they stand now. `conversionBps`: of all placed, in ten-thousandths. */
export type PlacedOrders = Record<OrderStatus | 'placed', number> & { conversionBps: number | null }

/** How fast work in the background is done. `webhookSeconds`: 95 of 100 events took at most so long. `oldestDueAt`: since when the longest waiting job is due. */
export type Pace = { webhookSeconds: number | null; waitingWebhooks: number; oldestDueAt: string | null }

export type PlatformOverview = {
  toDo: OperatorToDo
  /** The newest few. */
  tasks: TaskLine[]
  inDoubt: OrderInDoubt[]
  /** The month that is shown, and those that may be, the newest first, as in "2026-12". */
  month: string
  months: string[]
  /** Null before the first sale. */
  sold: MarketMonthView | null
  placed: PlacedOrders
  /** What was refused in the month, by Stripe's code, the most frequent first. */
  declines: { code: string; count: number }[]
  pace: Pace
  sellers: { total: number; notConnected: number; cannotCharge: number; chargeable: number; disconnected: number }
  products: number
  /** What was sold so far, by currency. */
  volume: (MonthFigures & { currency: string })[]
}

/** Which orders the operator's list shows. */
export type OrderListFilter = OrderStatus | 'in_doubt'
export const ORDER_FILTERS: readonly OrderListFilter[] = ['open', 'in_doubt', 'paid', 'scheduled', 'partly_paid', 'declined', 'canceled', 'refunded']

/** An order in the operator's lists. `amounts`: one a currency. */
export type OperatorOrderLine = {
  id: string
  receiptNumber: string
  status: OrderStatus
  email: string
  placedAt: string
  shops: string[]
  amounts: Money[]
}

/** The longest note on how a task was resolved. */
export const NOTE_MAX = 500

/** Something to look into, or that was. `sentence`: what the machinery says of it. */
export type TaskLine = {
  id: string
  kind: TaskKind
  orderId: string
  receiptNumber: string
  email: string
  shopName: string | null
  sentence: string | null
  /** Which call about money Stripe refused, where a task is about one. */
  call: MoneyCall
  createdAt: string
  resolvedAt: string | null
  accountId: string | null
  resolution: 'automatic' | 'by_operator' | 'by_seller' | null
  resolvedBy: string | null
  note: string | null
}

/** One seller's part as the operator sees it. `tries`: charges without the buyer; `repeats`: calls to Stripe made again under a new key. */
export type OperatorPart = Money & {
  id: string
  seller: { shopName: string; slug: string }
  accountId: string
  accountUrl: string
  status: PartStatus
  refundedMinor: number
  applicationFeeMinor: number
  refundedFeeMinor: number
  reason: EndReason | null
  /** Stripe's own words. */
  declineCode: string | null
  message: string | null
  tries: number
  repeats: number
  chargeWhen: 'at_checkout' | 'on_date' | 'on_shipment'
  dueAt: string | null
  capturedAt: string | null
  paymentIntentId: string | null
  chargeId: string | null
  paymentUrl: string | null
  amount: AmountView
  delivery: AgreedDelivery | null
  lines: { id: string; name: string; variantTitle: string; sku: string | null; quantity: number; unitPriceMinor: number }[]
}

/** An order as the operator sees it. */
export type OperatorOrderView = {
  id: string
  receiptNumber: string
  status: OrderStatus
  email: string
  placedAt: string
  paidAt: string | null
  expiresAt: string
  livemode: boolean
  completion: Completion
  decision: Decision
  attempt: number
  cardStatus: CardStatus
  card: { brand: string; last4: string; wallet: string | null } | null
  customerId: string | null
  platformUrl: string
  shipTo: ShipTo | null
  parts: OperatorPart[]
  timeline: TimelineLine[]
  tasks: TaskLine[]
  /** By which its webhooks are found. */
  intentIds: string[]
}

/** A job about an order. `tries`: how often it was tried. */
export type JobAboutLine = {
  id: string
  queue: string
  state: 'waiting' | 'retrying' | 'active' | 'given_up'
  tries: number
  dueAt: string
  error: string | null
}

export type SellerState = 'ready' | 'not_connected' | 'disconnected' | 'cannot_charge'

/** Why Stripe holds an account, who disconnected it, or in which mode it is that our keys cannot charge. */
export type SellerNote = DisabledReason | 'disconnectedByStripe' | 'disconnectedBySeller' | 'liveMode' | 'testMode' | 'feeRefused'

/** One seller as the operator sees them. */
export type SellerLine = {
  id: string
  shopName: string
  slug: string
  email: string | null
  createdAt: string
  approval: SellerApproval
  /** When its seller closed it for good. */
  closedAt: string | null
  activeProducts: number
  state: SellerState
  /** What Stripe still asks for, overdue things first. */
  missing: Requirement[]
  /** Null when there is nothing to say. */
  note: SellerNote | null
  account: { accountId: string; name: string; country: string | null; currency: string | null; syncedAt: string | null; dashboardUrl: string } | null
}

/** `can`: what Stripe lets the connected account do; null without one. `suspensions`: newest first. */
export type SellerPageView = { seller: SellerLine; can: { charge: boolean; payOut: boolean } | null; suspensions: StopLine[] }

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

/** Something an operator or a seller changed. `by` is null where that person was erased since; `deed` where it is of a version before. */
export type ChangeLine = {
  id: string
  by: string | null
  role: ActorRole
  deed: Deed | null
  subjectId: string | null
  differences: Difference[]
  at: string
}
