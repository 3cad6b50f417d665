// Sellers give something back of what is paid, through the shop, each in a process that may die of it; and what must be true of it afterwards.
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { RefundDraft } from '@/lib/domain/refunds/refund-form'
import { countsAsGivenBack, isMade, waitsForCall } from '@/lib/domain/refunds/refund-state'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { advanceRefund } from '@/lib/refunds/advance-refund'
import { createRefund } from '@/lib/refunds/create-refund'
import { previewRefund } from '@/lib/refunds/preview-refund'
import type { Chance } from './chance'
import type { CheckedOrder } from './checked-order'
import type { Life } from './life'

type Part = { id: string; sellerId: string }
type Line = { id: string; quantity: number }

/** Some pieces, delivery, goodwill, or more than there is: once, twice at once, or two of them against each other. */
export async function letThemRefund(chance: Chance, life: Life, part: Part, lines: Line[]): Promise<void> {
  for (let left = chance.of([0, 0, 0, 1, 1, 2]); left > 0; left -= 1) {
    const [first, second] = [drawDraft(chance, lines), drawDraft(chance, lines)]
    const id = randomUUID()
    const once = () => refund(part, id, first)
    const against = () => refund(part, randomUUID(), second)
    const how = chance.of(['once', 'once', 'twice', 'against another'] as const)
    const told = await Promise.all({ once: [once], twice: [once, once], 'against another': [once, against] }[how].map((act) => life.act(act)))
    life.tell(`${part.id.slice(0, 8)}, refunds ${how}: ${told.map((each) => each?.kind ?? 'nothing').join(', ')}`)
  }
}

function drawDraft(chance: Chance, lines: Line[]): RefundDraft {
  const pieces = lines.map(({ id, quantity }) => {
    const [open, sent] = chance.of([
      [1, 0],
      [0, 1],
      [0, quantity],
      [0, 0],
    ] as const)
    return { orderLineId: id, open, sent, isRestocked: chance.is(0.5) }
  })
  return { lines: pieces, shippingMinor: 0, adjustmentMinor: chance.of([0, 0, 100, 250, -50]), reason: null, note: null }
}

/** Gives back what a page would show, as its seller agrees to it. @param returnId the return it is for */
export async function refund(
  { id, sellerId }: Part,
  refundId: string,
  draft: RefundDraft,
  returnId: string | null = null,
): Promise<{ kind: string }> {
  const seen = await previewRefund(id, sellerId, draft)
  if (seen.kind !== 'preview') return seen
  return createRefund({ sellerId }, { refundId, sellerOrderId: id, draft, seenMinor: seen.preview.amountMinor, returnId })
}

/** What was refunded is read, also where nobody heard of it, and what is still to be asked or owed of fees is done, as its job does. */
export async function settleRefunds(): Promise<void> {
  const returned = await db().return.findMany({ distinct: ['sellerOrderId'], select: { sellerOrderId: true } })
  const refunded = await db().refund.findMany({ distinct: ['sellerOrderId'], select: { sellerOrderId: true } })
  const ended = await db().sellerOrder.findMany({ where: { status: 'refunded' }, select: { id: true } })
  const parts = [...new Set([...returned, ...refunded].map(({ sellerOrderId }) => sellerOrderId).concat(ended.map(({ id }) => id)))]
  for (const id of parts) await settleSellerOrder(id)
  for (const { id } of await db().refund.findMany({
    where: { OR: [{ status: { in: ['asked', 'unknown'] } }, { feeBackMinor: { gt: 0 }, feeBackAt: null }] },
  }))
    await advanceRefund(id)
  for (const id of parts) await settleSellerOrder(id)
}

/** What of our fee went back with refunds of a part. */
export function feeBackOf({ refunds }: Pick<CheckedOrder['parts'][number], 'refunds'>): number {
  return refunds.reduce((sum, { feeBackAt, feeBackMinor }) => sum + (feeBackAt ? feeBackMinor : 0), 0)
}

/** Nothing is left to be asked, no more is given back than was paid, of lines and of the whole, and the fee went back by its share. */
export function wrongWithRefunds({
  id,
  status,
  amountMinor,
  applicationFeeMinor,
  refundedMinor,
  refunds,
  lines,
}: CheckedOrder['parts'][number]): string[] {
  const says = refunds.flatMap((row) => [
    ...(waitsForCall(row.status) ? [`refund ${row.id} of ${id} is ${row.status}`] : []),
    ...(isMade(row.status) && row.feeBackMinor > 0 && !row.feeBackAt ? [`refund ${row.id} of ${id} owes ${row.feeBackMinor} of our fee`] : []),
  ])
  const given = sum(refunds.filter((row) => countsAsGivenBack(row.status)).map((row) => row.amountMinor))
  const made = sum(refunds.filter((row) => isMade(row.status)).map((row) => row.amountMinor))
  if (given > amountMinor) says.push(`${given} of ${id} is given back, of ${amountMinor}`)
  if (refunds.length > 0 && made !== refundedMinor) says.push(`${refundedMinor} of ${id} is refunded, and its refunds come to ${made}`)
  if (made >= amountMinor !== (status === 'refunded') && refunds.length > 0)
    says.push(`${id} is ${status}, and ${made} of ${amountMinor} is given back`)
  const share = made >= amountMinor ? applicationFeeMinor : Math.floor((applicationFeeMinor * made) / amountMinor)
  if (feeBackOf({ refunds }) !== share && refunds.length > 0) says.push(`${feeBackOf({ refunds })} of the fee of ${id} is back, not ${share}`)
  for (const { id: lineId, quantity, refunded } of lines) {
    const pieces = sum(refunded.filter(({ refund: row }) => countsAsGivenBack(row.status)).map((each) => each.quantity))
    if (pieces > quantity) says.push(`${pieces} of ${quantity} pieces of line ${lineId} are refunded`)
  }
  return says
}

/** How many pieces of a line its refunds put back on the shelf. */
export function reshelvedOf({ refunded }: CheckedOrder['parts'][number]['lines'][number]): number {
  return sum(refunded.filter(({ isRestocked, refund: row }) => isRestocked && row.status !== 'refused').map(({ quantity }) => quantity))
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
