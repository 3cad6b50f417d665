import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { HistoryEntry, OrderChanges, OrderRow, PartColumns } from './orders'

type StatusColumns = Partial<Pick<OrderRow, 'status' | 'cardStatus' | 'attempt' | 'completion' | 'decision'>>

/** Columns to write, of an order and of its parts. */
export type OrderWrite = { order: OrderChanges & StatusColumns; parts: { id: string; changes: PartColumns }[] }

const ORDER = columnsOf(Prisma.OrderScalarFieldEnum)
const PART = columnsOf(Prisma.SellerOrderScalarFieldEnum)

/**
 * Writes columns of an order and of its parts, the calls its parts wait for, and lines of its history, in their order. All in one statement, which Prisma
 * cannot say: PostgreSQL reads the changes over each row as it is (jsonb_populate_record).
 */
export async function writeOrder(tx: Tx, id: string, write: OrderWrite, history: HistoryEntry[]): Promise<void> {
  const now = new Date()
  const lines = history.map((entry) => ({ ...entry, at: now }))
  const order = { ...write.order, updatedAt: now }
  const parts = Object.fromEntries(write.parts.map(({ id, changes: { call: _call, ...columns } }) => [id, { ...columns, updatedAt: now }]))
  const calls = write.parts.flatMap(({ id, changes: { call } }) => (call ? [{ ...call, sellerOrderId: id }] : []))
  const settled = write.parts.filter(({ changes }) => changes.call === null).map(({ id }) => id)
  await tx.$executeRaw`
    with lines as (
      insert into "OrderEvent" ("orderId", "sellerOrderId", event, detail, at) select "orderId", "sellerOrderId", event, detail, at
      from jsonb_populate_recordset(null::"OrderEvent", ${JSON.stringify(lines)}::jsonb) with ordinality order by ordinality
    ), parts as (
      update "SellerOrder" part set (${PART.names}) = (select ${PART.changed} from jsonb_populate_record(part, change.value) changed)
      from jsonb_each(${JSON.stringify(parts)}::jsonb) change where part.id = change.key
    ), calls as (
      insert into "PartCall" select * from jsonb_populate_recordset(null::"PartCall", ${JSON.stringify(calls)}::jsonb)
      on conflict ("sellerOrderId") do update set key = excluded.key, params = excluded.params, "requestedAt" = excluded."requestedAt"
    ), settled as (
      delete from "PartCall" where "sellerOrderId" = any(${settled})
    )
    update "Order" it set (${ORDER.names}) = (select ${ORDER.changed} from jsonb_populate_record(it, ${JSON.stringify(order)}::jsonb) changed)
    where it.id = ${id}`
}

function columnsOf(fields: Record<string, string>) {
  const listOf = (prefix: string) =>
    Prisma.raw(
      Object.keys(fields)
        .map((column) => `${prefix}"${column}"`)
        .join(', '),
    )
  return { names: listOf(''), changed: listOf('changed.') }
}
