import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** A request that makes something, as it was sent first. `answer` is null until it has made it. */
export type StoredRequest = { requestHash: string; answer: Prisma.JsonValue }

/** Stores the first request of a key with this Idempotency-Key. @returns what was stored first, if that is another */
export async function storeRequest(apiKeyId: string, idempotencyKey: string, requestHash: string): Promise<StoredRequest | null> {
  const { count } = await db().apiRequest.createMany({ data: [{ apiKeyId, idempotencyKey, requestHash }], skipDuplicates: true })
  if (count === 1) return null
  return db().apiRequest.findUnique({ where: { apiKeyId_idempotencyKey: { apiKeyId, idempotencyKey } }, select: { requestHash: true, answer: true } })
}

/** Stores what was answered. */
export async function storeAnswer(apiKeyId: string, idempotencyKey: string, answer: Prisma.InputJsonValue): Promise<void> {
  await db().apiRequest.updateMany({ where: { apiKeyId, idempotencyKey }, data: { answer } })
}

/** Forgets requests of before a moment. @returns how many */
export async function deleteRequests(before: Date): Promise<number> {
  return (await db().apiRequest.deleteMany({ where: { createdAt: { lt: before } } })).count
}
