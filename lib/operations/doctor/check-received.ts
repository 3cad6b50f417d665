import { readRecentDeliveries } from '@/lib/db/webhooks/recent-deliveries'
import { WEBHOOK_SCOPES } from '@/lib/domain/operations/webhook-events'
import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'

const DAY_MS = 86_400_000
/** Whoever waits for an event longer than this notices it. */
const MOST_SECONDS = 60

/** Whether events come over both endpoints, and in time. Every delivery that is stored was verified. @param now for tests */
export async function checkReceived(now = new Date()): Promise<Finding> {
  const recent = new Map((await readRecentDeliveries(env().livemode)).map((row) => [row.scope, row]))
  if (recent.size === 0) return { state: 'good', sentence: 'receivedNone' }
  const dayAgo = new Date(now.getTime() - DAY_MS)
  const isOfToday = (at: Date | null | undefined) => Boolean(at && at > dayAgo)
  // What had to be fetched exists at Stripe and was not delivered.
  const silent = WEBHOOK_SCOPES.find((scope) => isOfToday(recent.get(scope)?.fetchedAt) && !isOfToday(recent.get(scope)?.deliveredAt))
  if (silent) return { state: 'bad', sentence: 'receivedSilent', what: silent, press: 'webhooks' }
  // Stripe writes seconds only: what was sent and came within one may seem to have come before.
  const count = Math.max(0, ...[...recent.values()].map(({ lateSeconds }) => Math.round(lateSeconds ?? 0)))
  const lastOf = (scope: (typeof WEBHOOK_SCOPES)[number]) => recent.get(scope)?.deliveredAt?.toISOString() ?? null
  const last = { platform: lastOf('platform'), connect: lastOf('connect') }
  return count > MOST_SECONDS
    ? { state: 'warning', sentence: 'receivedSlow', count, last, press: 'webhooks' }
    : { state: 'good', sentence: 'receivedGood', count, last }
}
