import { markStatement } from '@/lib/db/balance/mark-balances'
import { sendWithRows } from '@/lib/db/jobs/jobs'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { storablePayload, unstorablePayload } from './storable-payload'

/** An event as it came. `rawBody` is JSON; `fetched`: found in Stripe's list instead of delivered. */
export type IncomingEvent = {
  id: string
  scope: 'platform' | 'connect'
  type: string
  accountId: string | null
  livemode: boolean
  created: Date
  rawBody: string
  fetched?: boolean
}

type Waiting = { event: IncomingEvent; resolve: (isNew: boolean) => void; reject: (error: unknown) => void }

// Deliveries come in crowds: those that arrive while a statement is on its way go together with the next. One alone waits for nobody.
const MOST_AT_ONCE = 100
const STATEMENTS_AT_ONCE = 2
let waiting: Waiting[] = []
let underWay = 0

/**
 * Stores an event together with the job that will process it; both are on disk when this resolves. An event that is there already changes nothing.
 * @returns whether it was new
 */
export function storeEvent(event: IncomingEvent): Promise<boolean> {
  return new Promise((resolve, reject) => {
    waiting.push({ event, resolve, reject })
    if (underWay < STATEMENTS_AT_ONCE) void storeWaiting()
  })
}

async function storeWaiting(): Promise<void> {
  underWay += 1
  while (waiting.length > 0) {
    const group = waiting.slice(0, MOST_AT_ONCE)
    waiting = waiting.slice(MOST_AT_ONCE)
    await storeGroup(group)
  }
  underWay -= 1
}

async function storeGroup(group: Waiting[]): Promise<void> {
  try {
    const stored = await storeAll([...new Map(group.map(({ event }) => [event.id, event])).values()])
    // The same event twice in one group: the first is the new one.
    for (const { event, resolve } of group) resolve(stored.delete(event.id))
  } catch (error) {
    // One that PostgreSQL will not take must not cost the others.
    if (group.length > 1) for (const each of group) await storeGroup([each])
    else for (const each of group) await storeAsText(each, error)
  }
}

// Data that PostgreSQL cannot keep (class 22), or is too deep for it (class 54): sending it again changes nothing. Source: postgresql.org/docs/current/errcodes-appendix.html
const HOPELESS = /^(?:22|54)/

async function storeAsText({ event, resolve, reject }: Waiting, error: unknown): Promise<void> {
  // Ours, of a body nested too deep to be walked, is a RangeError.
  const isHopeless = error instanceof RangeError || (error instanceof Error && 'code' in error && HOPELESS.test(String(error.code)))
  if (!isHopeless) return reject(error)
  await storeAll([{ ...event, rawBody: unstorablePayload(event.rawBody) }]).then((stored) => resolve(stored.has(event.id)), reject)
}

/** Whatever happened on a connected account may have moved its balance; on our own only payouts do without one of theirs. */
const MARKED = markStatement(
  `(SELECT coalesce("accountId", '${PLATFORM}') AS owner, livemode FROM stored_row WHERE "accountId" IS NOT NULL OR type LIKE 'payout.%')`,
)

function storeAll(events: IncomingEvent[]): Promise<Set<string>> {
  const insert = `INSERT INTO "WebhookEvent" (id, scope, type, "accountId", livemode, created, payload, fetched, "aboutId", "receivedAt")
    SELECT id, scope, type, "accountId", livemode, to_timestamp(created) AT TIME ZONE 'utc', payload, fetched,
      coalesce(payload #>> '{data,object,payment_intent}', payload #>> '{data,object,id}'),
      now() AT TIME ZONE 'utc'
    FROM json_to_recordset($2::json) AS event
      (id text, scope "WebhookScope", type text, "accountId" text, livemode boolean, created float8, payload jsonb, fetched boolean)
    ON CONFLICT (id) DO NOTHING RETURNING id, "accountId", livemode, type`
  const list = events.map(({ id }) => ({ eventId: id }))
  return sendWithRows('process-webhook-event', list, { insert, values: [`[${events.map(jsonOf).join(',')}]`], idIn: 'eventId', also: MARKED })
}

/** What Stripe sent is JSON already, and goes in as it came wherever PostgreSQL can keep that. */
function jsonOf({ rawBody, created, fetched = false, ...event }: IncomingEvent): string {
  return `${JSON.stringify({ ...event, created: created.getTime() / 1000, fetched }).slice(0, -1)},"payload":${storablePayload(rawBody)}}`
}
