import { type CarriedOrder, changeCarried } from '@/lib/db/orders/carried-order'
import type { OrderRow } from '@/lib/db/orders/orders'
import type { SagaEvent } from '@/lib/saga/saga-event'
import { recordOn } from './record-events'

/** Records events of one order, if there are any, and answers with the order as it is then. `latest` is the order as it was last written; null before that. */
export type Recorder = { record: (events: SagaEvent[]) => Promise<OrderRow>; latest: () => CarriedOrder | null }

type Batch = { events: SagaEvent[]; written: Promise<OrderRow> }

/**
 * Records what the steps of a round return, one transaction at a time: what arrives while one is under way is written together by the next. So eight sellers
 * who answer at once do not queue for one lock, and a slow one keeps nobody's row from being told.
 */
export function recorderFor(carried: CarriedOrder): Recorder {
  let waiting: Batch | null = null
  let last: Promise<unknown> = Promise.resolve()
  let latest: CarriedOrder | null = null

  function begin(events: SagaEvent[]): Batch {
    const written = last.then(async () => {
      waiting = null
      latest = await changeCarried(latest ?? carried, (tx, order) => recordOn(tx, order, events))
      return latest.order
    })
    last = written.catch(() => undefined)
    return { events, written }
  }

  return {
    latest: () => latest,
    record: async (events) => {
      if (events.length === 0) return (latest ?? carried).order
      if (waiting) waiting.events.push(...events)
      else waiting = begin([...events])
      return waiting.written
    },
  }
}
