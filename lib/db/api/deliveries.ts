import { db, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import { send } from '@/lib/db/jobs/jobs'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const whole = { webhook: true, event: true } satisfies Prisma.ShopWebhookDeliveryInclude

/** A delivery with what is delivered, and where. */
export type DeliveryRow = Prisma.ShopWebhookDeliveryGetPayload<{ include: typeof whole }>
/** What came of a try. `answer` is null where none came, for the reason in `failure`. */
export type Tried = { at: Date; answer: number | null; failure: string | null }

/** One delivery; null when it is gone with its endpoint. */
export function findDelivery(id: string): Promise<DeliveryRow | null> {
  return db().shopWebhookDelivery.findUnique({ where: { id }, include: whole })
}

/** The deliveries of a shop, newest first, a page at a time. */
export async function findDeliveries(sellerId: string, filter: { cursor?: string | null; limit: number }): Promise<Page<DeliveryRow>> {
  const rows = await db().shopWebhookDelivery.findMany({
    where: { sellerId, ...olderThan(placeOf(filter.cursor)) },
    include: whole,
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(rows, filter.limit)
}

/** Notes that a delivery has arrived. */
export async function noteDelivered({ id, webhookId }: DeliveryRow, { at, answer }: Tried): Promise<void> {
  await transaction(async (tx) => {
    await tx.shopWebhookDelivery.update({
      where: { id },
      data: { attempts: { increment: 1 }, triedAt: at, answer, failure: null, deliveredAt: at, nextAt: null, endedAt: null },
    })
    await tx.shopWebhook.updateMany({ where: { id: webhookId, aliveAt: { lt: at } }, data: { aliveAt: at } })
  })
}

/**
 * Notes that a try has failed, with the job of the next; where there is none, the delivery has ended, and an endpoint that has taken nothing since it began is turned
 * off, with the mail that tells its seller.
 * @param nextAt null where it is not tried again
 */
export async function noteFailed(
  { id, webhookId, attempts, createdAt }: DeliveryRow,
  { at, answer, failure }: Tried,
  nextAt: Date | null,
): Promise<void> {
  await transaction(async (tx) => {
    const tried = { attempts: { increment: 1 }, triedAt: at, answer, failure, nextAt, endedAt: nextAt ? null : at }
    await tx.shopWebhookDelivery.update({ where: { id }, data: tried })
    if (nextAt) {
      await send(tx, 'deliver-shop-webhook', { deliveryId: id }, { id: jobIdOf(`delivery:${id}:${attempts + 1}`), startAfter: nextAt })
      return
    }
    const { count } = await tx.shopWebhook.updateMany({
      where: { id: webhookId, disabledAt: null, aliveAt: { lte: createdAt } },
      data: { disabledAt: at },
    })
    if (count === 0) return
    await tx.shopWebhookDelivery.updateMany({ where: { webhookId, deliveredAt: null, endedAt: null }, data: { endedAt: at, nextAt: null } })
    await send(tx, 'send-webhook-mail', { webhookId }, { id: jobIdOf(`webhook-off:${webhookId}:${at.toISOString()}`) })
  })
}

/** Notes that a delivery will not be tried: its endpoint is turned off. */
export async function noteOff({ id }: DeliveryRow, at: Date): Promise<void> {
  await db().shopWebhookDelivery.updateMany({ where: { id, deliveredAt: null, endedAt: null }, data: { endedAt: at, nextAt: null } })
}

/** Sends a delivery again now. @returns false when the shop has none like it, or its endpoint is turned off */
export function resendDelivery(sellerId: string, id: string): Promise<boolean> {
  return transaction(async (tx) => {
    const row = await tx.shopWebhookDelivery.findFirst({ where: { id, sellerId, webhook: { disabledAt: null } }, select: { attempts: true } })
    if (!row) return false
    await tx.shopWebhookDelivery.update({ where: { id }, data: { deliveredAt: null, endedAt: null, nextAt: new Date() } })
    // Pressed twice before it is tried, it is sent once.
    await send(tx, 'deliver-shop-webhook', { deliveryId: id }, { id: jobIdOf(`resend:${id}:${row.attempts}`) })
    return true
  })
}

/** Forgets events of before a moment, with their deliveries. @returns how many */
export async function deleteShopEvents(before: Date): Promise<number> {
  return (await db().shopEvent.deleteMany({ where: { createdAt: { lt: before } } })).count
}
