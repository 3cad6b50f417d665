import type { OrderChanges, PartChanges, PartRow } from '@/lib/db/orders/orders'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { RefusalReason } from '@/lib/domain/order/end-reason'
import type { OrderEvent, PartEvent } from '@/lib/domain/order/order'
import type { MoneyCall } from '@/lib/domain/refusal/refusals'

/** Columns that became known with an event. */
export type Changes = { order?: OrderChanges; part?: PartChanges }

/** A call that Stripe refused, rather than a bank: which, whose fault it is, and Stripe's own words. `accountId` is null where it is not a seller's. */
export type Refused = {
  call: MoneyCall
  reason: RefusalReason
  code: string
  message: string
  partId: string | null
  accountId: ConnectedAccountId | null
}

/** A call on an account that Stripe did: what was open since it refused such a call there is over. */
type Accepted = { call: MoneyCall; accountId: ConnectedAccountId }

/** What a call tells beside its status. `forgets`: the account where the buyer's Customer and cards may be gone. */
type Telling = { refused?: Refused; accepted?: Accepted; forgets?: ConnectedAccountId }

/** An event that moves a status, with the columns that became known by it. */
export type StatusEvent = Telling & { event: OrderEvent; changes: Changes }

/** Something about one part that moves no status: a day that was moved, a call that must have another key. */
export type PartNote = Telling & {
  partId: string
  /** As the order's history calls it; null for what only a later call needs to know. */
  name: string | null
  changes: Changes
  /** Whether it still holds, from the part as it is under the order's lock. */
  holds: (part: PartRow) => boolean
  /** The order must be looked at for it, should whoever asks die on the way. */
  isDue?: boolean
}

/** Something that happened to an order. Steps return them; `recordEvents` alone writes them. */
export type SagaEvent = StatusEvent | PartNote

/** An event of one part. */
export function partEvent(event: PartEvent, part: PartChanges = {}, order: OrderChanges = {}): StatusEvent {
  return { event, changes: { part, order } }
}

/** That a call for a part came to an error and was not done: the next one is another call, with another key. */
export function callFailed({ id, repeats }: PartRow): PartNote {
  return { partId: id, name: null, changes: { part: { repeats: repeats + 1 } }, holds: () => true }
}
