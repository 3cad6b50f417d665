import type { PartRow } from '@/lib/db/orders/orders'
import type { ReturnRow } from '@/lib/db/returns/returns'
import type { ReturnView } from '@/lib/domain/wire/return-views'

type Line = Pick<PartRow['lines'][number], 'id' | 'name' | 'variantTitle'>

/** A return as pages show it. @param key of the link its reader came by, for its pictures */
export function returnView(row: ReturnRow, bought: Line[], key?: string): ReturnView {
  const { id, status, reason, words, isWithdrawal, declineReason, address, postage, carrier, trackingNumber, trackingUrl } = row
  return {
    ...{ id, status, reason, words, isWithdrawal, declineReason, address, postage, carrier, trackingNumber, trackingUrl },
    requestedAt: row.requestedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    sendBy: status === 'approved' && address !== null ? (row.dueAt?.toISOString() ?? null) : null,
    sentAt: row.sentAt?.toISOString() ?? null,
    receivedAt: row.receivedAt?.toISOString() ?? null,
    lines: row.lines.flatMap(({ orderLineId, ...line }) => linesOf(bought, orderLineId, line)),
    pictures: row.pictures.map(({ position, width, height }) => ({ url: pictureUrl(id, position, key), width, height })),
  }
}

type ReturnedLine = Omit<ReturnRow['lines'][number], 'orderLineId'>

function linesOf(bought: Line[], lineId: string, { id, quantity, receivedQuantity, condition, isRestocked }: ReturnedLine) {
  return bought
    .filter((line) => line.id === lineId)
    .map(({ name, variantTitle }) => ({ id, lineId, name, variantTitle, quantity, receivedQuantity, condition, isRestocked }))
}

function pictureUrl(returnId: string, position: number, key: string | undefined): string {
  return `/returns/${returnId}/pictures/${position}${key ? `?key=${encodeURIComponent(key)}` : ''}`
}
