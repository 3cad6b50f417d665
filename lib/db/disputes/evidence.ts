import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

export type EvidenceRow = Prisma.DisputeEvidenceGetPayload<object>
type EvidenceChanges = Omit<Prisma.DisputeEvidenceUncheckedUpdateInput, 'disputeId'>
/** A file without its content. */
export type EvidenceFileRow = Omit<Prisma.DisputeFileGetPayload<object>, 'bytes'>
type NewFile = Omit<Prisma.DisputeFileUncheckedCreateInput, 'id' | 'stripeFileId'>

/** What a seller has typed and decided; null where they have done nothing yet. */
export function findEvidence(disputeId: string, tx: Tx = db()): Promise<EvidenceRow | null> {
  return tx.disputeEvidence.findUnique({ where: { disputeId } })
}

/** Writes what a seller has typed. */
export async function writeDraft(tx: Tx, disputeId: string, draft: Prisma.InputJsonValue): Promise<void> {
  await tx.disputeEvidence.upsert({ where: { disputeId }, create: { disputeId, draft }, update: { draft } })
}

/** Changes what is known of an answer. */
export async function updateEvidence(tx: Tx, disputeId: string, changes: EvidenceChanges): Promise<void> {
  await tx.disputeEvidence.updateMany({ where: { disputeId }, data: changes })
}

/** Whether its bank was answered while it only asked. */
export async function hasInquiryAnswer(disputeId: string): Promise<boolean> {
  return (await db().disputeInquiryAnswer.count({ where: { disputeId, answer: 'submit' } })) > 0
}

/** Changes it where no transaction is open. */
export function changeEvidence(disputeId: string, changes: EvidenceChanges): Promise<void> {
  return updateEvidence(db(), disputeId, changes)
}

/** Lets a dispute be answered that was an inquiry before: what was said to the inquiry is kept apart, and is what the new answer begins with. */
export async function reopenAnswer(tx: Tx, disputeId: string): Promise<void> {
  const before = await findEvidence(disputeId, tx)
  if (!before) return
  const { answer, answeredAt, byUserId, submittedSnapshot } = before
  if (answer && answeredAt) {
    const files = (await findFiles(disputeId, tx)).map(({ field, name, sha256 }) => ({ field, name, sha256 }))
    const snapshot = submittedSnapshot ?? undefined
    await tx.disputeInquiryAnswer.create({ data: { disputeId, answer, answeredAt, byUserId, snapshot, files }, select: { disputeId: true } })
  }
  const anew = { answer: null, askedAt: null, answeredAt: null, byUserId: null, refusal: null, refusalWords: null }
  // What was asked for stands under its key for a day.
  await updateEvidence(tx, disputeId, { ...anew, submittedSnapshot: Prisma.DbNull, repeats: { increment: 1 } })
}

/** Notes that Stripe is about to be asked, unless it was before with this key. */
export async function markAsked(disputeId: string, now: Date): Promise<void> {
  await db().disputeEvidence.updateMany({ where: { disputeId, askedAt: null }, data: { askedAt: now } })
}

/** The files of an answer, without their content. */
export function findFiles(disputeId: string, tx: Tx = db()): Promise<EvidenceFileRow[]> {
  return tx.disputeFile.findMany({ where: { disputeId }, omit: { bytes: true }, orderBy: { createdAt: 'asc' } })
}

/** What is in a file. */
export async function readFile(id: string): Promise<Uint8Array> {
  return (await db().disputeFile.findUniqueOrThrow({ where: { id }, select: { bytes: true } })).bytes
}

/** Puts a file in the place of another of its kind. */
export async function replaceFile(tx: Tx, file: NewFile): Promise<void> {
  await tx.disputeFile.deleteMany({ where: { disputeId: file.disputeId, field: file.field } })
  await tx.disputeFile.create({ data: file, select: { id: true } })
}

/** Takes a file out. */
export async function deleteFile(tx: Tx, disputeId: string, field: string): Promise<void> {
  await tx.disputeFile.deleteMany({ where: { disputeId, field } })
}

/** Notes where a file is at Stripe. */
export async function markUploaded(id: string, stripeFileId: string): Promise<void> {
  await db().disputeFile.updateMany({ where: { id }, data: { stripeFileId } })
}

/** Captured sales of a seller to the same address before this one that nobody disputed, newest first. */
export async function findEarlierSales(
  of: { sellerId: string; email: string; before: Date },
  limit: number,
): Promise<{ capturedAt: Date | null; amountMinor: number; currency: string; order: { number: number } }[]> {
  const { sellerId, email, before } = of
  return db().sellerOrder.findMany({
    where: { sellerId, status: 'captured', capturedAt: { lt: before }, disputes: { none: {} }, order: { email } },
    select: { capturedAt: true, amountMinor: true, currency: true, order: { select: { number: true } } },
    orderBy: { capturedAt: 'desc' },
    take: limit,
  })
}
