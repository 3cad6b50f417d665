import { type Actor, noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx, transaction } from '@/lib/db/client'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import { send } from '@/lib/db/jobs/jobs'
import { lockSeller } from '@/lib/db/sellers/lock-seller'

/** Takes a product off sale, with the mail that tells its seller. One that is hidden keeps the reason they were told. */
export function hide(productId: string, reason: string, actor: Actor): Promise<'hidden' | 'hidden_before' | 'not_found'> {
  return transaction(async (tx) => {
    const status = await lockProduct(tx, productId)
    if (status === null) return 'not_found'
    if (status === 'hidden') return 'hidden_before'
    await tx.product.update({ where: { id: productId }, data: { status: 'hidden' }, select: { id: true } })
    const { id } = await tx.productHiding.create({ data: { productId, openFor: productId, statusBefore: status, reason }, select: { id: true } })
    await noteChange(tx, { actor, deed: 'product_hidden', subjectId: productId, after: { reason } })
    await tell(tx, id, 'hidden')
    return 'hidden'
  })
}

/** Gives a hidden product back to its seller as it was before, with the mail that tells them. */
export function show(productId: string, actor: Actor): Promise<'shown' | 'not_hidden'> {
  return transaction(async (tx) => {
    if ((await lockProduct(tx, productId)) !== 'hidden') return 'not_hidden'
    const [open] = await tx.productHiding.updateManyAndReturn({ where: { openFor: productId }, data: { openFor: null, liftedAt: new Date() } })
    await tx.product.update({ where: { id: productId }, data: { status: open?.statusBefore ?? 'draft' }, select: { id: true } })
    await noteChange(tx, { actor, deed: 'product_shown', subjectId: productId, before: { reason: open?.reason ?? '' } })
    if (open) await tell(tx, open.id, 'lifted')
    return 'shown'
  })
}

/** The seller first, as wherever products are changed. @returns the status it has then; null when there is no such product */
async function lockProduct(tx: Tx, id: string) {
  const product = await tx.product.findUnique({ where: { id }, select: { sellerId: true } })
  if (!product) return null
  await lockSeller(tx, product.sellerId)
  await tx.$queryRaw`select 1 from "Product" where id = ${id} for update`
  return (await tx.product.findUniqueOrThrow({ where: { id }, select: { status: true } })).status
}

function tell(tx: Tx, hidingId: string, change: 'hidden' | 'lifted') {
  return send(tx, 'send-hiding-mail', { hidingId, change }, { id: jobIdOf(`hiding:${hidingId}:${change}`) })
}

/** A hiding with whom to tell of it; null when there is none. */
export function findHiding(id: string) {
  return db().productHiding.findUnique({ where: { id }, include: { product: { select: { id: true, name: true, sellerId: true } } } })
}

/** Why a product is hidden now; null where it is not. */
export function findOpenHiding(productId: string) {
  return db().productHiding.findUnique({ where: { openFor: productId } })
}

/** The newest times a product was hidden. */
export function findHidings(productId: string, limit: number) {
  return db().productHiding.findMany({ where: { productId }, orderBy: { hiddenAt: 'desc' }, take: limit })
}
