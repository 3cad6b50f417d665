import { db } from '@/lib/db/client'
import { minuteOf } from '@/lib/domain/messages/message'
import { holdsPieces } from '@/lib/domain/returns/return-state'
import type { Broken, CheckedOrder } from './checked-order'

type Part = CheckedOrder['parts'][number]

/** How many pieces of a line came back to the shelf. */
export function restockedOf({ returned }: Part['lines'][number]): number {
  return sum(returned.filter(({ isRestocked }) => isRestocked).map(({ receivedQuantity }) => receivedQuantity ?? 0))
}

/** No more comes back than left, no more arrives than was sent, what the law gives is not declined, and what is closed as refunded was. */
export function wrongWithReturns({ id, lines, refundedMinor }: Part): string[] {
  return lines.flatMap((line) => {
    const shipped = sum(line.shipped.filter(({ shipment }) => shipment.canceledAt === null).map(({ quantity }) => quantity))
    const back = sum(line.returned.filter((each) => holdsPieces(each.return)).map(({ quantity, receivedQuantity }) => receivedQuantity ?? quantity))
    const says = back > shipped ? [`${back} pieces of line ${line.id} come back, and ${shipped} left`] : []
    for (const { quantity, receivedQuantity, return: row } of line.returned) {
      const wasReceived = row.receivedAt !== null
      if ((receivedQuantity ?? 0) > quantity || (receivedQuantity !== null) !== wasReceived)
        says.push(`${receivedQuantity} of ${quantity} pieces of return ${row.id} arrived`)
      if (row.isWithdrawal && row.status === 'declined') says.push(`return ${row.id} is the buyer's right, and was declined`)
      if (row.status === 'refunded' && refundedMinor <= row.refundedBeforeMinor)
        says.push(`return ${row.id} of ${id} is closed, and nothing was refunded`)
    }
    return says
  })
}

/** Who must have been told of where a return has come to. */
const TOLD: Record<string, ('buyer' | 'seller')[]> = {
  ...{ requested: ['seller'], approved: ['buyer'], sent: ['seller'], received: ['buyer'] },
  ...{ refunded: ['buyer', 'seller'], declined: ['buyer'], canceled: ['seller'], expired: ['buyer', 'seller'] },
}

type Mail = { name: string; data: { returnId?: string; sellerOrderId: string; to: string; about?: string; begins?: string } }

/** Every turn of a return and every message is told to whom it concerns, once; what went back to the shelf moved; what was downloaded was paid. */
export async function wrongWithMails(): Promise<Broken[]> {
  const mails = await db().$queryRaw<Mail[]>`select name, data from pgboss.job where name in ('send-return-mail', 'send-message-mail')`
  const counts = new Map<string, number>()
  for (const { data } of mails) counts.set(keyOf(data), (counts.get(keyOf(data)) ?? 0) + 1)
  const says: string[] = [...counts].filter(([, count]) => count > 1).map(([key, count]) => `${key} was told ${count} times`)
  // A refund that names its return has a mail of its own.
  for (const row of await db().return.findMany({ include: { refunds: true } }))
    for (const to of [
      ...((row.refunds.length > 0 && row.status === 'refunded' ? [] : TOLD[row.status]) ?? []).map((each) => ({
        about: row.status as string,
        to: each,
      })),
      { about: 'requested', to: 'seller' },
    ])
      if (!counts.has(keyOf({ returnId: row.id, sellerOrderId: row.sellerOrderId, ...to })))
        says.push(`the ${to.to} of return ${row.id} was not told: ${to.about}`)
  for (const { id, sender, sellerOrderId, at } of await db().message.findMany()) {
    const to = sender === 'buyer' ? 'seller' : 'buyer'
    if (!counts.has(keyOf({ sellerOrderId, to, begins: minuteOf(at).begins.toISOString() }))) says.push(`nobody was told of message ${id}`)
  }
  return [...says, ...(await wrongWithMoves()), ...(await wrongWithDownloads())].map((each) => ({ checkoutId: null, says: each }))
}

function keyOf({ returnId, sellerOrderId, to, about, begins }: Mail['data']): string {
  return [returnId ?? sellerOrderId, to, about ?? begins].join(' ')
}

async function wrongWithMoves(): Promise<string[]> {
  const lines = await db().returnLine.findMany({ include: { movement: true, orderLine: { select: { variant: { select: { stock: true } } } } } })
  return lines.flatMap(({ id, isRestocked, receivedQuantity, movement, orderLine }) => {
    const wanted = isRestocked && orderLine.variant.stock !== null ? (receivedQuantity ?? 0) : 0
    const moved = movement?.quantity ?? 0
    return moved === wanted ? [] : [`line ${id} of a return put ${moved} back, not ${wanted}`]
  })
}

async function wrongWithDownloads(): Promise<string[]> {
  const unpaid = await db().downloadEvent.findMany({ where: { entitlement: { orderLine: { sellerOrder: { capturedAt: null } } } } })
  return unpaid.map(({ entitlementId }) => `${entitlementId} was downloaded, and never paid`)
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
