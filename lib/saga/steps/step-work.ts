import type { OrderRow } from '@/lib/db/orders/orders'
import type { SagaEvent } from '@/lib/saga/saga-event'

/** What a step comes to: events to store now; then, if need be, a call to Stripe with the order as it is stored, which comes to the same. */
export type StepWork = { events: SagaEvent[]; call?: (order: OrderRow) => Promise<StepWork> }
