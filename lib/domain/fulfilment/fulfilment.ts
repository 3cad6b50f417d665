/** How far the goods of a part are on their way. `partly`: pieces are left to be shipped; `fulfilled`: none is. */
export type FulfilmentStatus = 'unfulfilled' | 'partly' | 'fulfilled' | 'delivered'

type LineFacts = { id: string; kind: string; quantity: number }
type ShipmentFacts = { deliveredAt: Date | null; canceledAt: Date | null; lines: { orderLineId: string; quantity: number }[] }

const HOUR = 3_600_000
/** How long a seller may take back what they said of a shipment. */
const UNDO_HOURS = 24

/** How many pieces of each physical line are still to be shipped, by the line's id; lines with none left are not in it. */
export function openPieces(lines: LineFacts[], shipments: ShipmentFacts[]): Map<string, number> {
  const shipped = shipments.filter(isLive).flatMap((shipment) => shipment.lines)
  const shippedOf = (id: string) => shipped.reduce((sum, { orderLineId, quantity }) => sum + (orderLineId === id ? quantity : 0), 0)
  const open = lines.filter(({ kind }) => kind === 'physical').map(({ id, quantity }): [string, number] => [id, quantity - shippedOf(id)])
  return new Map(open.filter(([, pieces]) => pieces > 0))
}

/** The lines less their pieces that are refunded and never leave; what nothing is left of is left out. @param dropped how many, by the line's id */
export function withoutDropped<Line extends LineFacts>(lines: Line[], dropped: ReadonlyMap<string, number>): Line[] {
  return lines.flatMap((line) => {
    const quantity = line.quantity - (dropped.get(line.id) ?? 0)
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
}

/** Derived from what was bought and shipped; null where nothing is physical. */
export function fulfilmentStatus(lines: LineFacts[], shipments: ShipmentFacts[]): FulfilmentStatus | null {
  if (!lines.some(({ kind }) => kind === 'physical')) return null
  const live = shipments.filter(isLive)
  if (live.length === 0) return 'unfulfilled'
  if (openPieces(lines, live).size > 0) return 'partly'
  return live.every(({ deliveredAt }) => deliveredAt !== null) ? 'delivered' : 'fulfilled'
}

/** Whether a shipment was not undone. */
export function isLive({ canceledAt }: Pick<ShipmentFacts, 'canceledAt'>): boolean {
  return canceledAt === null
}

/** Whether its seller may still take back the last thing they said of a shipment: that it has left or, once it has, that it has arrived. */
export function mayUndo(
  { shippedAt, deliveredAt, canceledAt }: { shippedAt: Date; deliveredAt: Date | null; canceledAt: Date | null },
  now: Date,
): boolean {
  return canceledAt === null && now.getTime() - (deliveredAt ?? shippedAt).getTime() < UNDO_HOURS * HOUR
}
