import { type Actor, noteChange } from '@/lib/db/audit/audit-entries'
import { db, transaction } from '@/lib/db/client'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import { send } from '@/lib/db/jobs/jobs'

/**
 * Stops a seller, with the mail that tells them. One that is suspended keeps the reason they were told.
 * The seller is locked by hiding the shop, before what is theirs (docs/decisions/0023).
 */
export function suspend(sellerId: string, reason: string, actor: Actor): Promise<'suspended' | 'suspended_before' | 'not_found'> {
  return transaction(async (tx) => {
    const { count } = await tx.seller.updateMany({ where: { id: sellerId }, data: { approval: 'hidden' } })
    if (count === 0) return 'not_found'
    const [made] = await tx.sellerSuspension.createManyAndReturn({ data: [{ sellerId, openFor: sellerId, reason }], skipDuplicates: true })
    if (!made) return 'suspended_before'
    await noteChange(tx, { actor, deed: 'seller_suspended', subjectId: sellerId, after: { reason } })
    await tell(tx, made.id, 'suspended')
    return 'suspended'
  })
}

/** Lets a suspended seller sell again, with the mail that tells them. */
export function lift(sellerId: string, actor: Actor): Promise<'lifted' | 'not_suspended'> {
  return transaction(async (tx) => {
    const { count } = await tx.seller.updateMany({ where: { id: sellerId, approval: 'hidden' }, data: { approval: 'approved' } })
    if (count === 0) return 'not_suspended'
    const data = { openFor: null, liftedAt: new Date() }
    const [lifted] = await tx.sellerSuspension.updateManyAndReturn({ where: { openFor: sellerId }, data })
    await noteChange(tx, { actor, deed: 'seller_resumed', subjectId: sellerId, before: { reason: lifted?.reason ?? '' } })
    if (lifted) await tell(tx, lifted.id, 'lifted')
    return 'lifted'
  })
}

function tell(tx: Parameters<typeof send>[0], suspensionId: string, change: 'suspended' | 'lifted') {
  return send(tx, 'send-suspension-mail', { suspensionId, change }, { id: jobIdOf(`suspension:${suspensionId}:${change}`) })
}

/** A suspension with whom to tell of it; null when there is none. */
export function findSuspension(id: string) {
  return db().sellerSuspension.findUnique({ where: { id }, include: { seller: { select: { shopName: true } } } })
}

/** The suspension in force; null for none. */
export function findOpenSuspension(sellerId: string) {
  return db().sellerSuspension.findUnique({ where: { openFor: sellerId } })
}

/** The newest suspensions of a seller. */
export function findSuspensions(sellerId: string, limit: number) {
  return db().sellerSuspension.findMany({ where: { sellerId }, orderBy: { suspendedAt: 'desc' }, take: limit })
}
