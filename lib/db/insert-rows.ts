import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

type Rows = {
  Order: Prisma.OrderCreateManyInput
  OrderAddress: Prisma.OrderAddressCreateManyInput
  SellerOrder: Prisma.SellerOrderCreateManyInput
  OrderLine: Prisma.OrderLineCreateManyInput
  PartAmount: Prisma.PartAmountCreateManyInput
  PartDelivery: Prisma.PartDeliveryCreateManyInput
  PartFee: Prisma.PartFeeCreateManyInput
  LineFee: Prisma.LineFeeCreateManyInput
  DiscountLine: Prisma.DiscountLineCreateManyInput
  TaxLine: Prisma.TaxLineCreateManyInput
  TaxRecord: Prisma.TaxRecordCreateManyInput
}
/** Rows of one table, each with the same columns. What Prisma fills in by itself is among them: ids and moments. */
type RowsOf<T extends keyof Rows> = { table: T; rows: Rows[T][] }
export type NewRows = { [T in keyof Rows]: RowsOf<T> }[keyof Rows]

/** Inserts rows of several tables that belong together, all in one statement, which Prisma cannot say. Columns that no row names take their defaults. */
export async function insertRows(tx: Tx, all: NewRows[]): Promise<void> {
  const inserts = all.flatMap(({ table, rows: [first, ...rest] }) => (first ? [insertOf(table, [first, ...rest])] : []))
  if (inserts.length > 0) await tx.$executeRaw`with ${Prisma.join(inserts)} select`
}

function insertOf(table: keyof Rows, rows: [object, ...object[]]): Prisma.Sql {
  const columns = Prisma.raw(
    Object.keys(rows[0])
      .map((column) => `"${column}"`)
      .join(', '),
  )
  const into = Prisma.raw(`"${table}"`)
  return Prisma.sql`${Prisma.raw(`"new${table}"`)} as (
    insert into ${into} (${columns}) select ${columns} from jsonb_populate_recordset(null::${into}, ${JSON.stringify(rows)}::jsonb)
  )`
}
