import { noteChange } from '@/lib/db/audit/audit-entries'
import { lockProducts } from '@/lib/db/catalog/variants'
import { findSale } from '@/lib/db/orders/sales'
import { writeReceived } from '@/lib/db/returns/returns'
import type { Deed, Facts } from '@/lib/domain/audit/change'
import { MAX_DECLINE_REASON } from '@/lib/domain/fulfilment/cancelation'
import { parseReceived, type ReceivedValues } from '@/lib/domain/returns/return-form'
import { MAX_RETURN_ADDRESS, postageOf } from '@/lib/domain/returns/return-policy'
import { parseLines } from '@/lib/domain/text/typed-lines'
import { changingReturn, dueOnceApproved, moveReturn, type ReturnChanged } from './change-return'
import { followRefundsOf } from './follow-refund'
import { readReturnPolicy } from './return-policy'

/** Whose return it is: the seller who is signed in, the sale, the return. */
export type SellersReturn = { sellerId: string; sellerOrderId: string; returnId: string }
type Change = Parameters<typeof changingReturn>[1]

/** The seller takes it back. @param typed where it is sent, for this return; said twice, the first stands */
export async function approveReturn(of: SellersReturn, typed: string): Promise<ReturnChanged> {
  const read = parseAddress(typed)
  if (!read.ok) return { kind: 'refused', said: read.said }
  const { text: address } = read
  const policy = await readReturnPolicy(of.sellerId)
  return ofSeller(of, async (tx, row, part) => {
    if (row.status === 'approved') return null
    const now = new Date()
    const agreed = { address, postage: postageOf(row.reason, policy), answeredAt: now, dueAt: dueOnceApproved(address, now) }
    const said = await moveReturn(tx, row, part.orderId, 'approve', agreed, { event: 'return_approved', mails: ['buyer'] })
    if (!said) await noteChange(tx, changeOf(of, 'return_approved', { address }))
    return said
  })
}

/** The seller says where an approved return is sent, or corrects it. The buyer has thirty days from then on, and is told again. */
export async function instructReturn(of: SellersReturn, typed: string): Promise<ReturnChanged> {
  const read = parseAddress(typed)
  if (!read.ok) return { kind: 'refused', said: read.said }
  const { text: address } = read
  return ofSeller(of, async (tx, row, part) => {
    if (row.address === address) return null
    const told = { event: 'return_instructed', mails: ['buyer' as const], which: address }
    const said = await moveReturn(tx, row, part.orderId, 'instruct', { address, dueAt: dueOnceApproved(address, new Date()) }, told)
    if (!said) await noteChange(tx, { ...changeOf(of, 'return_instructed', { address }), before: { address: row.address } })
    return said
  })
}

/** The seller does not take it back. @param typed why, for its buyer to read */
export async function declineReturn(of: SellersReturn, typed: string): Promise<ReturnChanged> {
  const read = parseLines(typed, MAX_DECLINE_REASON)
  if (!read.ok) return { kind: 'refused', said: read.said }
  if (read.text === '') return { kind: 'refused', said: { key: 'cancelation.noReason' } }
  const declineReason = read.text
  return ofSeller(of, async (tx, row, part) => {
    if (row.status === 'declined') return null
    if (row.isWithdrawal) return { key: 'returns.withdrawal' }
    const changes = { declineReason, answeredAt: new Date() }
    const said = await moveReturn(tx, row, part.orderId, 'decline', changes, { event: 'return_declined', mails: ['buyer'] })
    if (!said) await noteChange(tx, changeOf(of, 'return_declined', { reason: declineReason }))
    return said
  })
}

/**
 * The seller has what was sent back: how many pieces of each line, in which condition, and which go back to stock. A refund that was made at Stripe meanwhile
 * closes it at once.
 */
export async function receiveReturn(of: SellersReturn, values: ReceivedValues): Promise<ReturnChanged> {
  const received = await ofSeller(of, async (tx, row, part) => {
    if (row.status === 'received') return null
    const read = parseReceived(values, new Map(row.lines.map(({ id, quantity }) => [id, quantity])))
    if (!read.ok) return read.said
    const told = { event: 'return_received', mails: ['buyer' as const] }
    const said = await moveReturn(tx, row, part.orderId, 'receive', { receivedAt: new Date(), dueAt: null }, told)
    if (said) return said
    const lines = read.lines.map((line) => ({ ...line, ...boughtAs(part, row.lines, line.returnLineId) }))
    await lockProducts(tx, [...new Set(lines.map(({ productId }) => productId))])
    await writeReceived(tx, lines)
    const sum = (all: typeof lines) => all.reduce((total, { receivedQuantity }) => total + receivedQuantity, 0)
    const facts = { received: sum(lines), restocked: sum(lines.filter(({ isRestocked }) => isRestocked)) }
    await noteChange(tx, changeOf(of, 'return_received', facts))
    return null
  })
  if (received.kind === 'changed') await followRefundsOf(of.sellerOrderId)
  return received
}

type Lines = { id: string; productId: string; variantId: string }[]

function boughtAs({ lines }: { lines: Lines }, returned: { id: string; orderLineId: string }[], returnLineId: string) {
  const line = lines.find(({ id }) => id === returned.find((each) => each.id === returnLineId)?.orderLineId)
  if (!line) throw new Error(`Line ${returnLineId} of a return is of another part`)
  return { productId: line.productId, variantId: line.variantId }
}

function parseAddress(typed: string): ReturnType<typeof parseLines> {
  const read = parseLines(typed, MAX_RETURN_ADDRESS)
  return read.ok && read.text === '' ? { ok: false, said: { key: 'returns.noAddress' } } : read
}

function changeOf({ sellerId, sellerOrderId }: SellersReturn, deed: Deed, after: Facts) {
  return { actor: { sellerId }, deed, subjectId: sellerOrderId, after }
}

async function ofSeller({ sellerId, sellerOrderId, returnId }: SellersReturn, change: Change): Promise<ReturnChanged> {
  const sale = await findSale(sellerId, sellerOrderId)
  return sale ? changingReturn({ orderId: sale.orderId, partId: sellerOrderId, returnId }, change) : { kind: 'not_found' }
}
