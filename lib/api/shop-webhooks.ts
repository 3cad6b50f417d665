import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findDeliveries, resendDelivery } from '@/lib/db/api/deliveries'
import { deleteWebhook, findWebhooks, insertWebhook, turnOnWebhook } from '@/lib/db/api/shop-webhooks'
import { MAX_WEBHOOK_URL, SHOP_EVENTS, type ShopEventType } from '@/lib/domain/api/shop-events'
import type { DeliveryView, ShopWebhookView } from '@/lib/domain/wire/api-views'
import type { Said } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import { env } from '@/lib/env'
import { readPostUrl } from '@/lib/http/post-public'
import { sealShopSecret } from './shop-secrets'

const MAX_WEBHOOKS = 5
const PAGE = 25

type By = { sellerId: string; userId: string }
/** `secret` is shown this once: it is kept sealed. */
export type WebhookAdded = { kind: 'added'; secret: string } | { kind: 'refused'; said: Said; field: 'url' | 'events' | null }

const Url = Text.transform((text) => text.trim()).pipe(z.string().max(MAX_WEBHOOK_URL))

/** Adds an endpoint that is told of a shop's events. */
export async function addWebhook({ sellerId, userId }: By, wish: { url: string; events: string[] }): Promise<WebhookAdded> {
  const typed = Url.safeParse(wish.url)
  const url = typed.success ? readPostUrl(typed.data, { allowsLoopback: env().isLocalStripe }) : null
  if (!url) return { kind: 'refused', said: { key: 'api.webhookUrl' }, field: 'url' }
  const events = z
    .array(z.enum(SHOP_EVENTS))
    .min(1)
    .safeParse([...new Set(wish.events)])
  if (!events.success) return { kind: 'refused', said: { key: 'api.webhookEvents' }, field: 'events' }
  const [id, secret] = [randomUUID(), `souk_whsec_${randomBytes(32).toString('base64url')}`]
  const row = { id, sellerId, url: url.href, events: events.data, sealedSecret: await sealShopSecret(secret, id) }
  const outcome = await insertWebhook(row, MAX_WEBHOOKS, { userId })
  if (outcome === 'too_many') return { kind: 'refused', said: { key: 'api.tooManyWebhooks', values: { max: MAX_WEBHOOKS } }, field: null }
  return { kind: 'added', secret }
}

/** Removes an endpoint; what was not delivered to it is not. */
export function removeWebhook({ sellerId, userId }: By, webhookId: string): Promise<boolean> {
  return deleteWebhook(sellerId, webhookId, { userId })
}

/** Turns an endpoint on again. */
export function enableWebhook({ sellerId, userId }: By, webhookId: string): Promise<boolean> {
  return turnOnWebhook(sellerId, webhookId, { userId })
}

/** Sends a delivery again. */
export function resendWebhook({ sellerId }: By, deliveryId: string): Promise<boolean> {
  return resendDelivery(sellerId, deliveryId)
}

/** The endpoints of a shop, and what was delivered to them last. */
export async function readWebhooks(
  sellerId: string,
  cursor: string | null,
): Promise<{ webhooks: ShopWebhookView[]; deliveries: DeliveryView[]; nextCursor: string | null }> {
  const [webhooks, { rows, nextCursor }] = await Promise.all([findWebhooks(sellerId), findDeliveries(sellerId, { cursor, limit: PAGE })])
  return {
    webhooks: webhooks.map(({ id, url, events, createdAt, disabledAt }) => ({
      ...{ id, url, events: events.filter(isShopEvent) },
      createdAt: createdAt.toISOString(),
      disabledAt: disabledAt?.toISOString() ?? null,
    })),
    deliveries: rows.map(({ id, event, webhook, attempts, answer, failure, triedAt, deliveredAt, endedAt, createdAt }) => ({
      ...{ id, url: webhook.url, attempts, answer },
      event: isShopEvent(event.type) ? event.type : null,
      failure: FAILURES.find((each) => each === failure) ?? null,
      state: deliveredAt ? 'delivered' : endedAt ? 'failed' : 'waiting',
      mayResend: webhook.disabledAt === null,
      at: (triedAt ?? createdAt).toISOString(),
    })),
    nextCursor,
  }
}

const FAILURES = ['address', 'too_slow', 'unreachable'] as const

const isShopEvent = (type: string): type is ShopEventType => SHOP_EVENTS.some((each) => each === type)
