import { preparePicture } from '@/lib/catalog/prepare-picture'
import { type Tx, transaction } from '@/lib/db/client'
import { findShipments } from '@/lib/db/fulfilment/shipments'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { lockOrder, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { findReturns, insertReturn, type ReturnPictureRow, type ReturnRow } from '@/lib/db/returns/returns'
import { lockUnclosed } from '@/lib/db/sellers/closures'
import { isLive } from '@/lib/domain/fulfilment/fulfilment'
import { MAX_RETURN_PICTURES, parseReturn, type ReturnFormValues, type ReturnWish } from '@/lib/domain/returns/return-form'
import { postageOf, type ReturnPolicy } from '@/lib/domain/returns/return-policy'
import { holdsPieces } from '@/lib/domain/returns/return-state'
import { type ReturnWindow, returnablePieces, returnWindow } from '@/lib/domain/returns/return-window'
import type { Said } from '@/lib/domain/wire/said'
import type { Buyer } from '@/lib/orders/access'
import { dueOnceApproved, dueOnceRequested, findAskersOrder, tellReturn } from './change-return'
import { readReturnPolicy, returnAddressOf } from './return-policy'

/** Every return of a part is told to its seller by mail, so one that is canceled and asked for again counts. */
const MAX_RETURNS = 20

export type ReturnRequested = { kind: 'requested' | 'not_found' } | { kind: 'refused'; said: Said }
type Place = { orderId: string; partId: string; buyer: Buyer; key: string | undefined }

/**
 * The buyer wants to return pieces that have arrived. Within the fortnight of EU law it is approved by the rule; else its seller is asked.
 * @param place `key` from a link that allows to ask
 * @param id of the return it makes: sent twice it is made once
 * @param uploads pictures as they were posted
 */
export async function requestReturn(place: Place, id: string, values: ReturnFormValues, uploads: Uint8Array[]): Promise<ReturnRequested> {
  const { orderId, partId } = place
  const order = await findAskersOrder(orderId, place.buyer, place.key)
  const found = order?.parts.find((part) => part.id === partId)
  if (!order || !found) return { kind: 'not_found' }
  const policy = await readReturnPolicy(found.sellerId)
  const checked = await check(order, found, values, policy)
  if (!checked.ok && checked.made !== id) return { kind: 'refused', said: checked.said }
  const limit = await takeToken('return', orderId)
  if (!limit.ok) return { kind: 'refused', said: { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
  const pictures = await prepare(uploads)
  if (!pictures.ok) return { kind: 'refused', said: pictures.said }
  const address = await returnAddressOf(found.sellerId, policy)
  return transaction(async (tx): Promise<ReturnRequested> => {
    const locked = await lockOrder(tx, orderId)
    const part = locked.parts.find((each) => each.id === partId)
    if (!part) return { kind: 'not_found' }
    const made = (await findReturns([partId], tx)).some((row) => row.id === id)
    if (made) return { kind: 'requested' }
    if (!(await lockUnclosed(tx, part.sellerId))) return { kind: 'refused', said: CLOSED }
    const again = await check(locked, part, values, policy, tx)
    if (!again.ok) return { kind: 'refused', said: again.said }
    await write(tx, part, { id, wish: again.wish, kind: again.window.kind, policy, address, pictures: pictures.list })
    return { kind: 'requested' }
  })
}

const CLOSED: Said = { key: 'returns.shopClosed' }

type Checked = { ok: true; wish: ReturnWish; window: ReturnWindow } | { ok: false; said: Said; made?: string }

async function check(order: OrderRow, part: PartRow, values: ReturnFormValues, policy: ReturnPolicy, tx?: Tx): Promise<Checked> {
  const state = await returnState(order, part, policy, tx)
  if (!state.window) return { ok: false, said: { key: part.status === 'captured' ? 'returns.tooLate' : 'returns.notPaid' } }
  if (isClosed(part)) return { ok: false, said: CLOSED }
  if (state.returns.length >= MAX_RETURNS) return { ok: false, said: { key: 'returns.tooManyReturns' } }
  const read = parseReturn(values, state.left)
  if (!read.ok) return { ok: false, said: read.said }
  const asked = [...read.wish.pieces.keys()].filter((lineId) => state.exempt.has(lineId)).length
  // Together with what its seller decides, what the buyer has a right to would wait for an answer.
  if (asked > 0 && asked < read.wish.pieces.size && state.window.kind === 'withdrawal')
    return { ok: false, said: { key: 'returns.madeToOrderApart' } }
  const window = asked > 0 ? state.madeToOrder : state.window
  return window ? { ok: true, wish: read.wish, window } : { ok: false, said: { key: 'returns.tooLate' } }
}

/** Whether its shop is closed for good: nobody is there who could answer a return. */
export function isClosed({ seller }: Pick<PartRow, 'seller'>): boolean {
  return seller.closure?.closedAt != null
}

/**
 * What of a part may be returned now, and what is already. `left`: pieces of each line by its id, those alone that have a window. `window`: the better one, the buyer's right;
 * `madeToOrder`: that of lines which are made to order.
 */
export async function returnState(
  { address }: Pick<OrderRow, 'address'>,
  part: Pick<PartRow, 'id' | 'status' | 'delivery' | 'lines'>,
  policy: ReturnPolicy,
  tx?: Tx,
): Promise<ReturnState> {
  const [shipments, returns] = [await findShipments([part.id], tx), await findReturns([part.id], tx)]
  const { delivery } = part
  const mayBe = part.status === 'captured' && delivery !== null
  const facts = { shipments, delivery, country: address?.country ?? null }
  const windowOf = (isMadeToOrder: boolean) => (mayBe ? returnWindow({ ...facts, isMadeToOrder }, policy, new Date()) : null)
  const [usual, madeToOrder] = [windowOf(false), windowOf(true)]
  const exempt = new Set(part.lines.filter(({ isMadeToOrder }) => isMadeToOrder).map(({ id }) => id))
  const held = returns.filter(holdsPieces).flatMap(({ lines }) => lines)
  const pieces = returnablePieces(
    shipments.filter(isLive).flatMap(({ lines }) => lines),
    held.map(({ orderLineId, quantity, receivedQuantity }) => ({ orderLineId, quantity: receivedQuantity ?? quantity })),
  )
  const left = new Map([...pieces].filter(([lineId]) => (exempt.has(lineId) ? madeToOrder : usual) !== null))
  const window = [...left.keys()].some((lineId) => !exempt.has(lineId)) ? usual : left.size > 0 ? madeToOrder : null
  return { returns, window, madeToOrder, exempt, left }
}

type ReturnState = {
  returns: ReturnRow[]
  window: ReturnWindow | null
  madeToOrder: ReturnWindow | null
  exempt: Set<string>
  left: Map<string, number>
}

type Prepared = { ok: true; list: ReturnPictureRow[] } | { ok: false; said: Said }

/** One after the other: each takes its turn with all other pictures. */
async function prepare(uploads: Uint8Array[]): Promise<Prepared> {
  if (uploads.length > MAX_RETURN_PICTURES) return { ok: false, said: { key: 'returns.tooManyPictures', values: { max: MAX_RETURN_PICTURES } } }
  const list: ReturnPictureRow[] = []
  for (const upload of uploads) {
    const prepared = await preparePicture(upload)
    if (prepared.kind === 'refused') return { ok: false, said: prepared.said }
    list.push(prepared.picture)
  }
  return { ok: true, list }
}

type Made = {
  id: string
  wish: ReturnWish
  kind: ReturnWindow['kind']
  policy: ReturnPolicy
  address: string | null
  pictures: ReturnPictureRow[]
}

async function write(tx: Tx, part: PartRow, { id, wish, kind, policy, address, pictures }: Made): Promise<void> {
  const { id: sellerOrderId, sellerId, orderId, refundedMinor } = part
  const { pieces, reason, words } = wish
  const now = new Date()
  const isWithdrawal = kind === 'withdrawal'
  const agreed = {
    status: 'approved' as const,
    isWithdrawal,
    answeredAt: now,
    address,
    postage: postageOf(reason, policy),
    dueAt: dueOnceApproved(address, now),
  }
  await insertReturn(tx, {
    ...{ id, sellerOrderId, sellerId, reason, words, requestedAt: now, refundedBeforeMinor: refundedMinor },
    ...(isWithdrawal ? agreed : { dueAt: dueOnceRequested(now) }),
    lines: [...pieces].map(([orderLineId, quantity]) => ({ orderLineId, quantity })),
    pictures,
  })
  const row = { id, sellerOrderId, orderId }
  await tellReturn(tx, row, 'requested', { event: 'return_requested', mails: isWithdrawal ? ['seller'] : ['buyer', 'seller'] })
  if (isWithdrawal) await tellReturn(tx, row, 'approved', { event: 'return_by_rule', mails: ['buyer'] })
}
