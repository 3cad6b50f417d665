// What must be true when everything has healed, by the local Stripe's own books.

import type { ControlClient } from '@souk/local-stripe'
import { db } from '@/lib/db/client'
import { isAllOrNothing } from '@/lib/domain/order/order'
import { type Booked, bookedOf } from '@/proofs/books'
import { wrongWithAmount } from './check-amounts'
import { wrongWithGoods, wrongWithKeys, wrongWithLimits, wrongWithUses } from './check-goods'
import { restockedOf, wrongWithMails, wrongWithReturns } from './check-returns'
import { type Broken, type CheckedOrder, checkedOrders } from './checked-order'
import { wrongWithDisputes } from './disputing'
import { feeBackOf, reshelvedOf, wrongWithRefunds } from './refunding'

const OVER = new Set(['succeeded', 'canceled'])
type Part = CheckedOrder['parts'][number]

/** Everything that is not as it must be; an empty list is what is wanted. */
export async function findBroken(control: ControlClient, stockAtFirst: ReadonlyMap<string, number>): Promise<Broken[]> {
  const byPart = new Map<string, Booked[]>()
  for (const each of await bookedOf(control)) byPart.set(each.partId, [...(byPart.get(each.partId) ?? []), each])
  const orders = await checkedOrders()
  const broken = orders.flatMap((order) => {
    const own = [
      ...wrongWithOrder(order),
      ...wrongWithUses(order),
      ...order.parts.flatMap((part) => [
        ...wrongWithPart(part, byPart.get(part.id) ?? []),
        ...wrongWithAmount(part),
        ...wrongWithGoods(part),
        ...wrongWithReturns(part),
        ...wrongWithRefunds(part),
      ]),
    ]
    return own.map((says) => ({ checkoutId: order.checkoutId, says }))
  })
  const ours = new Set(orders.flatMap(({ parts }) => parts.map(({ id }) => id)))
  const strange = [...byPart.keys()]
    .filter((partId) => !ours.has(partId))
    .map((partId) => ({ checkoutId: null, says: `a charge for ${partId}, which is no part` }))
  return [
    ...broken,
    ...strange,
    ...(await wrongWithStock(stockAtFirst, orders)),
    ...(await wrongWithMovements()),
    ...(await wrongWithLimits()),
    ...(await wrongWithKeys()),
    ...(await wrongWithMails()),
    ...(await wrongWithDisputes(control)),
  ]
}

function wrongWithOrder(order: CheckedOrder): string[] {
  const says: string[] = []
  if (order.status === 'open') says.push('is still open')
  if (!isAllOrNothing(order)) return says
  const captured = order.parts.filter(({ chargeWhen }) => chargeWhen === 'at_checkout').map(wasPaid)
  if (new Set(captured).size > 1) says.push(`all or nothing, and some: ${order.parts.map(({ status }) => status).join()}`)
  return says
}

/** What its buyer has, or had and was refunded by its seller: not what another seller's loss gave back. */
const isSold = ({ status, cancelation, refunds }: Part) =>
  status === 'captured' || (status === 'refunded' && cancelation?.status !== 'accepted' && refunds.some(({ origin }) => origin !== 'saga'))

/** Also what was canceled, and refunded, once it was paid. */
const wasPaid = (part: Part) => isSold(part) || part.cancelation?.status === 'accepted'

function wrongWithPart(part: Part, booked: Booked[]): string[] {
  const says: string[] = []
  const kept = booked.filter((each) => each.kept > 0)
  const held = booked.filter(({ status }) => status === 'requires_capture')
  if (kept.length + held.length > 1) says.push(`${part.id} has ${kept.length} charges and ${held.length} holds`)
  if (held.length > 0) says.push(`${part.id} is ${part.status} and still held at Stripe`)
  for (const { intentId, status } of booked) if (!OVER.has(status)) says.push(`${intentId} of ${part.id} (${part.status}) is left ${status}`)
  const sum = (column: 'kept' | 'feeKept') => booked.reduce((total, each) => total + each[column], 0)
  const [amount, fee] = part.status === 'captured' ? [part.amountMinor - part.refundedMinor, part.applicationFeeMinor - feeBackOf(part)] : [0, 0]
  if (sum('kept') !== amount) says.push(`${part.id} is ${part.status}: Stripe keeps ${sum('kept')}, not ${amount}`)
  if (sum('feeKept') !== fee) says.push(`${part.id} is ${part.status}: our fee is ${sum('feeKept')}, not ${fee}`)
  if (part.status === 'scheduled' || part.status === 'authorized') says.push(`${part.id} waits for a day that never comes`)
  if (part.chargeWhen === 'on_shipment' && part.status === 'captured' && !part.readyAt && !part.partialCapture)
    says.push(`${part.id} was charged and not ready`)
  if (part.readyAt && part.status === 'canceled' && part.tries === 0) says.push(`${part.id} was ready, canceled, and never charged`)
  if (part.status === 'captured' && kept[0]?.intentId !== part.paymentIntentId)
    says.push(`${part.id} was paid by another PaymentIntent than it knows`)
  return says
}

/** Pieces are on the shelf or in a part that is paid, unless they came back to the shelf. */
async function wrongWithStock(atFirst: ReadonlyMap<string, number>, orders: CheckedOrder[]): Promise<Broken[]> {
  const taken = new Map<string, number>()
  for (const part of orders.flatMap(({ parts }) => parts).filter(isSold)) {
    for (const line of part.lines) taken.set(line.variantId, (taken.get(line.variantId) ?? 0) + line.quantity - restockedOf(line) - reshelvedOf(line))
  }
  const variants = await db().variant.findMany({ where: { id: { in: [...atFirst.keys()] } } })
  return variants.flatMap(({ id, stock }) => {
    const wanted = (atFirst.get(id) ?? 0) - (taken.get(id) ?? 0)
    return stock === wanted ? [] : [{ checkoutId: null, says: `${stock} of ${id} are left, not ${wanted}` }]
  })
}

/** Stock is the sum of its movements, and a line has at most its own pieces. */
async function wrongWithMovements(): Promise<Broken[]> {
  const variants = await db().variant.findMany({ where: { stock: { not: null } }, include: { movements: true } })
  const unsummed = variants.flatMap(({ id, stock, count, movements }) => {
    const sum = movements.filter((movement) => movement.count === count).reduce((total, { quantity }) => total + quantity, 0)
    return sum === stock ? [] : [`${stock} of ${id} are left, and its movements come to ${sum}`]
  })
  const lines = await db().orderLine.findMany({ include: { movements: true, refunded: { include: { movement: true } } } })
  const overdrawn = lines.flatMap(({ id, quantity, movements, refunded }) => {
    // What a refund put back is not given back again with the rest.
    const reshelved = refunded.reduce((total, { movement }) => total + (movement?.quantity ?? 0), 0)
    const held = movements.reduce((total, movement) => total - movement.quantity, 0)
    return held === 0 || held === quantity || held === reshelved ? [] : [`line ${id} of ${quantity} holds ${held}`]
  })
  return [...unsummed, ...overdrawn].map((says) => ({ checkoutId: null, says }))
}
