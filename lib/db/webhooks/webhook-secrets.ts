import { db } from '@/lib/db/client'
import type { WebhookScope } from '@/lib/domain/operations/webhook-events'

/** A registered endpoint. `sealed` is null where its secret is in the settings. */
export type SecretRow = { id: string; scope: WebhookScope; livemode: boolean; url: string; sealed: string | null; replacedAt: Date | null }

/** The endpoints of a mode that were registered, or are about to be removed, newest first. There are a handful. */
export function findSecrets(livemode: boolean): Promise<SecretRow[]> {
  return db().webhookSecret.findMany({ where: { livemode }, orderBy: { createdAt: 'desc' } })
}

/** Keeps an endpoint with its secret. Twice is a no-op, but for the secret: Stripe says the same each time, and the key it is sealed with may be another. */
export async function storeSecret(row: Omit<SecretRow, 'replacedAt'>): Promise<void> {
  await db().webhookSecret.upsert({ where: { id: row.id }, create: row, update: { sealed: row.sealed, url: row.url, replacedAt: null } })
}

/** Notes that another endpoint has taken the place of this one, from when on is kept. */
export async function markReplaced(row: Omit<SecretRow, 'replacedAt' | 'sealed'>, now: Date): Promise<void> {
  await db().webhookSecret.upsert({ where: { id: row.id }, create: { ...row, sealed: null, replacedAt: now }, update: {} })
  await db().webhookSecret.updateMany({ where: { id: row.id, replacedAt: null }, data: { replacedAt: now } })
}

/** The endpoints of a mode that were replaced before a moment. */
export async function findReplacedBefore(livemode: boolean, before: Date): Promise<string[]> {
  const rows = await db().webhookSecret.findMany({ where: { livemode, replacedAt: { lt: before } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Forgets endpoints that Stripe no longer has. */
export async function deleteSecrets(ids: string[]): Promise<void> {
  await db().webhookSecret.deleteMany({ where: { id: { in: ids } } })
}

/** Puts a secret that was sealed anew in the place of the one that was read, if it still stands there. */
export async function replaceSealedSecret(id: string, before: string, sealed: string): Promise<void> {
  await db().webhookSecret.updateMany({ where: { id, sealed: before }, data: { sealed } })
}

/** Every sealed secret, of both modes. */
export async function listSealedSecrets(): Promise<{ id: string; sealed: string }[]> {
  const rows = await db().webhookSecret.findMany({ where: { sealed: { not: null } }, select: { id: true, sealed: true } })
  return rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [{ id, sealed }]))
}
