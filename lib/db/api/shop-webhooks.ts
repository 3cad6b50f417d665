import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'

export type NewWebhook = { id: string; sellerId: string; url: string; events: string[]; sealedSecret: string }
export type WebhookRow = NewWebhook & { createdAt: Date; aliveAt: Date; disabledAt: Date | null }

/** Stores an endpoint, unless its shop has `most` already. */
export function insertWebhook(data: NewWebhook, most: number, actor: { userId: string }): Promise<'added' | 'too_many'> {
  const { id, sellerId, url, events } = data
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    if ((await tx.shopWebhook.count({ where: { sellerId } })) >= most) return 'too_many'
    await tx.shopWebhook.create({ data })
    await noteChange(tx, { actor, deed: 'shop_webhook_created', subjectId: id, after: { url, events: events.join(' ') } })
    return 'added'
  })
}

/** Removes an endpoint with its deliveries. @returns false when there is none */
export function deleteWebhook(sellerId: string, id: string, actor: { userId: string }): Promise<boolean> {
  return transaction(async (tx) => {
    const row = await tx.shopWebhook.findFirst({ where: { id, sellerId }, select: { url: true } })
    if (!row) return false
    const { count } = await tx.shopWebhook.deleteMany({ where: { id, sellerId } })
    if (count === 1) await noteChange(tx, { actor, deed: 'shop_webhook_removed', subjectId: id, before: row })
    return count === 1
  })
}

/** Turns an endpoint on again that was turned off because nothing reached it. @returns false when there is none */
export function turnOnWebhook(sellerId: string, id: string, actor: { userId: string }, now = new Date()): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.shopWebhook.updateMany({
      where: { id, sellerId, disabledAt: { not: null } },
      data: { disabledAt: null, aliveAt: now },
    })
    if (count === 1) await noteChange(tx, { actor, deed: 'shop_webhook_enabled', subjectId: id })
    return count === 1 || (await tx.shopWebhook.count({ where: { id, sellerId } })) === 1
  })
}

/** The endpoints of a shop, the oldest first. */
export function findWebhooks(sellerId: string): Promise<WebhookRow[]> {
  return db().shopWebhook.findMany({ where: { sellerId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
}

/** One endpoint; null when there is none. */
export function findWebhook(id: string): Promise<WebhookRow | null> {
  return db().shopWebhook.findUnique({ where: { id } })
}

/** Every sealed secret. */
export function listShopSecrets(): Promise<{ id: string; sealedSecret: string }[]> {
  return db().shopWebhook.findMany({ select: { id: true, sealedSecret: true } })
}

/** Puts a secret that was sealed anew in the place of the one that was read, if it still stands there. */
export async function replaceShopSecret(id: string, before: string, sealedSecret: string): Promise<void> {
  await db().shopWebhook.updateMany({ where: { id, sealedSecret: before }, data: { sealedSecret } })
}
