import { findEvent } from '@/lib/db/webhooks/webhook-events'
import { findEvents, findEventsAbout, type ListedEvent } from '@/lib/db/webhooks/webhook-list'
import type { WebhookLine, WebhookStatus } from '@/lib/domain/wire/admin-views'

const PAGE = 50

/** The webhook inbox, newest first, of one status or all. */
export async function listEvents(query: {
  status?: WebhookStatus
  cursor?: string | null
}): Promise<{ events: WebhookLine[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findEvents({ ...query, limit: PAGE })
  return { events: rows.map(webhookLine), nextCursor }
}

/** What Stripe told of some PaymentIntents and SetupIntents, newest first, at most 50. */
export async function listEventsAbout(intentIds: string[]): Promise<WebhookLine[]> {
  if (intentIds.length === 0) return []
  return (await findEventsAbout(intentIds, PAGE)).map(webhookLine)
}

/** One event with what Stripe sent, but for client secrets; null when there is none of this id. */
export async function readEvent(id: string): Promise<{ event: WebhookLine; payload: unknown } | null> {
  const row = await findEvent(id)
  return row && { event: webhookLine(row), payload: withoutSecrets(row.payload) }
}

/** A client secret lets its holder confirm a payment: it is for the buyer's browser only. */
function withoutSecrets(payload: unknown): unknown {
  return JSON.parse(JSON.stringify(payload, (key, value) => (key === 'client_secret' && value ? '(not shown)' : value)))
}

function webhookLine(row: ListedEvent): WebhookLine {
  const { id, type, scope, accountId, livemode, fetched, status, note, created, receivedAt, processedAt } = row
  const times = { created: created.toISOString(), receivedAt: receivedAt.toISOString(), processedAt: processedAt?.toISOString() ?? null }
  return { id, type, scope, accountId, livemode, fetched, status, note, ...times }
}
