import type Stripe from 'stripe'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'
import { type EventFacts, readEvent } from './webhooks'

const PAGE = 100
/** Stripe takes no more in one call. Source: docs.stripe.com/api/events/list#list_events-types */
const MOST_TYPES = 20

/** `unreadable`: why some of them are left out. */
export type UndeliveredPage = { events: (EventFacts & { rawBody: string })[]; unreadable: string[]; lastId: string | null; hasMore: boolean }

/**
 * One page of the events of an account that Stripe has not delivered (yet) to all endpoints, newest first.
 * Source: docs.stripe.com/api/events/list (kept for 30 days), docs.stripe.com/webhooks/process-undelivered-events
 * @param accountId a connected account, or null for our own
 * @param range created from and until, both included, and the last event of the page before
 */
export async function listUndelivered(
  accountId: ConnectedAccountId | null,
  types: readonly string[],
  range: { from: Date; until: Date; after: string | null },
): Promise<StripeOutcome<UndeliveredPage>> {
  const params: Stripe.EventListParams = {
    delivery_success: false,
    created: { gte: seconds(range.from), lte: seconds(range.until) },
    limit: PAGE,
    ...(types.length <= MOST_TYPES && { types: [...types] }),
    ...(range.after && { starting_after: range.after }),
  }
  const outcome = await attempt(() => stripe().events.list(params, on(accountId)))
  if (outcome.kind !== 'ok') return outcome
  const { data, has_more: hasMore } = outcome.value
  const read = data.filter(({ type }) => types.includes(type)).map((event) => ({ read: readEvent(event), rawBody: JSON.stringify(event) }))
  const events = read.flatMap(({ read, rawBody }) => (read.kind === 'event' ? [{ ...read.event, accountId, rawBody }] : []))
  const unreadable = read.flatMap(({ read }) => (read.kind === 'unreadable' ? [read.why] : []))
  return { kind: 'ok', value: { events, unreadable, lastId: data.at(-1)?.id ?? null, hasMore } }
}

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)
