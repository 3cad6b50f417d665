import type { OrderRow } from '@/lib/db/orders/orders'
import type { SagaEvent } from '@/lib/saga/saga-event'

/** What a step comes to: events to store now, then a call that is made with the order as it is stored, and returns what came of it. */
export type StepWork = { events: SagaEvent[]; call?: (order: OrderRow) => Promise<SagaEvent[]> }
