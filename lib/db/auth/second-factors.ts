import { db, transaction } from '@/lib/db/client'
import type { SecondFactor } from '@/lib/db/generated/client'

/** A person's second factor, begun or confirmed; null when there is none. */
export function findSecondFactor(userId: string): Promise<SecondFactor | null> {
  return db().secondFactor.findUnique({ where: { userId } })
}

/** Whether a session has proved the second factor. */
export async function isSessionProved(sessionToken: string): Promise<boolean> {
  return (await db().provedSession.count({ where: { sessionToken } })) > 0
}

/** Keeps a new secret that is not confirmed yet. A confirmed factor stays. @returns false where there is one */
export async function storeNewSecret(userId: string, sealedSecret: string): Promise<boolean> {
  const { count } = await db().secondFactor.updateMany({ where: { userId, confirmedAt: null }, data: { sealedSecret, lastStep: null } })
  if (count === 1) return true
  return (await db().secondFactor.createMany({ data: [{ userId, sealedSecret }], skipDuplicates: true })).count === 1
}

/** Replaces exactly the secret that was read by the same one, sealed again. */
export async function replaceSecret(userId: string, sealedBefore: string, sealedSecret: string): Promise<void> {
  await db().secondFactor.updateMany({ where: { userId, sealedSecret: sealedBefore }, data: { sealedSecret } })
}

/** Every second factor, for sealing its secret again. */
export function listSecondFactors(): Promise<SecondFactor[]> {
  return db().secondFactor.findMany()
}

/**
 * Marks the code of a time step as used, in one statement, so that it works once.
 * @param step number of 30 seconds since 1970
 * @returns false when it or a later one was used before
 */
export async function takeStep(userId: string, step: number): Promise<boolean> {
  const where = { userId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] }
  return (await db().secondFactor.updateMany({ where, data: { lastStep: step } })).count === 1
}

/** Marks a recovery code as used. @returns false when it is not one of this person's, or was used before */
export async function takeRecoveryCode(userId: string, hash: string): Promise<boolean> {
  return (await db().recoveryCode.deleteMany({ where: { userId, hash } })).count === 1
}

/** Confirms a second factor with its recovery codes; the session that confirmed it has proved it. */
export function confirmSecondFactor(userId: string, sessionToken: string, hashes: string[]): Promise<void> {
  return transaction(async (tx) => {
    await tx.secondFactor.update({ where: { userId }, data: { confirmedAt: new Date() } })
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await tx.recoveryCode.createMany({ data: hashes.map((hash) => ({ userId, hash })) })
    await tx.provedSession.createMany({ data: [{ sessionToken }], skipDuplicates: true })
  })
}

/** Notes that a session has proved the second factor. */
export async function proveSession(sessionToken: string): Promise<void> {
  await db().provedSession.createMany({ data: [{ sessionToken }], skipDuplicates: true })
}

/** Takes a second factor away, with its recovery codes. */
export async function deleteSecondFactor(userId: string): Promise<void> {
  await db().secondFactor.deleteMany({ where: { userId } })
}
