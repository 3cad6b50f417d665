import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import { sendAll } from '@/lib/db/jobs/jobs'
import type { ShopEventData, ShopEventType } from '@/lib/domain/api/shop-events'

type NewEvent = {
  sellerId: string
  type: ShopEventType
  data: ShopEventData
  /** Of the fact it tells of, where it may be told twice: then it is written once. */
  fact?: string
}

/** Writes an event of a shop in the transaction that makes it happen, with a delivery to each endpoint that listens. One statement where none does. */
export async function writeShopEvent(tx: Tx, { sellerId, type, data, fact }: NewEvent): Promise<void> {
  // Locked against being removed meanwhile, which would take the deed with it.
  const webhooks = await tx.$queryRaw<{ id: string }[]>`
    select id from "ShopWebhook" where "sellerId" = ${sellerId} and "disabledAt" is null and ${type} = any(events) order by id for key share`
  if (webhooks.length === 0) return
  const id = fact === undefined ? randomUUID() : jobIdOf(`event:${type}:${fact}`)
  const { count } = await tx.shopEvent.createMany({ data: [{ id, sellerId, type, data }], skipDuplicates: true })
  if (count === 0) return
  const deliveries = webhooks.map((webhook) => ({ id: randomUUID(), sellerId, webhookId: webhook.id, eventId: id }))
  await tx.shopWebhookDelivery.createMany({ data: deliveries })
  await sendAll(
    tx,
    'deliver-shop-webhook',
    deliveries.map((delivery) => ({ data: { deliveryId: delivery.id } })),
  )
}
