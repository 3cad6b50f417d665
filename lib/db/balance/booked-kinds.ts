import { z } from 'zod'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type Plain, toNumber } from '@/lib/db/money-columns'
import type { BookedKind } from '@/lib/domain/balance/waterfall'
import type { Money } from '@/lib/domain/money/money'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

/** Which transactions of a seller's balance are meant: those of a reconciled payout without its own, or in one currency those booked after a payout, until another. */
export type BookedIn = { payoutId: string } | { accountId: string; livemode: boolean; currency: string; after: Date | null; until: Date | null }

/** What transactions come to, those of a kind together. */
export async function sumKinds(of: BookedIn): Promise<BookedKind[]> {
  const rows = await db().$queryRaw<(Omit<BookedKind, 'amountMinor' | 'applicationFeeMinor' | 'otherFeeMinor'> & Sums)[]>`
    SELECT "reportingCategory", ours, coalesce("sourceId" LIKE 'fr\\_%', false) AS "isFeeRefund", sum("amountMinor")::bigint AS amount,
      sum(own.fee)::bigint AS application, sum("feeMinor" - own.fee)::bigint AS other
    FROM "BalanceTransaction" CROSS JOIN LATERAL (
      SELECT coalesce(sum((detail->>'amountMinor')::bigint), 0) AS fee FROM jsonb_array_elements("feeDetails") detail WHERE detail->>'type' = 'application_fee'
    ) own
    WHERE ${conditionOf(of)} GROUP BY 1, 2, 3`
  return rows.map(({ amount, application, other, ...kind }) => ({
    ...kind,
    amountMinor: toNumber(amount),
    applicationFeeMinor: toNumber(application),
    otherFeeMinor: toNumber(other),
  }))
}

type Sums = { amount: bigint; application: bigint; other: bigint }

function conditionOf(of: BookedIn): Prisma.Sql {
  if ('payoutId' in of) return Prisma.sql`"payoutId" = ${of.payoutId} AND "sourceId" IS DISTINCT FROM ${of.payoutId}`
  const { accountId, livemode, currency, after, until } = of
  const from = after ? Prisma.sql`AND created > ${after}` : Prisma.empty
  const to = until ? Prisma.sql`AND created <= ${until}` : Prisma.empty
  return Prisma.sql`"accountId" = ${accountId} AND livemode = ${livemode} AND currency = ${currency} AND "reportingCategory" <> 'payout' ${from} ${to}`
}

function whereOf(of: BookedIn): Prisma.BalanceTransactionWhereInput {
  if ('payoutId' in of) return { payoutId: of.payoutId, OR: [{ sourceId: null }, { sourceId: { not: of.payoutId } }] }
  const { after, until, ...whose } = of
  return { ...whose, reportingCategory: { not: 'payout' }, created: { ...(after && { gt: after }), ...(until && { lte: until }) } }
}

const FeeDetails = z.array(z.object({ type: z.string(), amountMinor: z.number() }))

const withOrder = {
  sellerOrder: { select: { currency: true, amountMinor: true, order: { select: { number: true } } } },
} satisfies Prisma.BalanceTransactionInclude

/** One transaction with the order that it leads to. */
export type BookedRow = BookedKind & {
  id: string
  type: string
  currency: string
  netMinor: number
  sourceId: string | null
  createdAt: Date
  availableOn: Date
  sellerOrderId: string | null
  orderNumber: number | null
  exchangeRate: number | null
  /** What its buyer was charged for the order. */
  charged: Money | null
}

/**
 * Transactions, newest first, a page at a time.
 * @param only those of these kinds; null for all
 */
export async function listBookedRows(
  of: BookedIn,
  only: Pick<BookedKind, 'reportingCategory' | 'ours'>[] | null,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<Page<BookedRow>> {
  const place = placeOf(cursor)
  const older = place ? { created: { lte: place.createdAt }, OR: [{ created: { lt: place.createdAt } }, { id: { lt: place.id } }] } : {}
  const kinds = only ? { OR: only.map(({ reportingCategory, ours }) => ({ reportingCategory, ours })) } : {}
  const rows = await db().balanceTransaction.findMany({
    where: { AND: [whereOf(of), older, kinds] },
    include: withOrder,
    orderBy: [{ created: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  return pageOf(rows.map(rowOf), limit)
}

type Found = Plain<Prisma.BalanceTransactionGetPayload<{ include: typeof withOrder }>>

function rowOf({ feeDetails, feeMinor, created: createdAt, sellerOrder, ...row }: Found): BookedRow {
  const applicationFeeMinor = FeeDetails.parse(feeDetails).reduce(
    (sum, { type, amountMinor }) => sum + (type === 'application_fee' ? amountMinor : 0),
    0,
  )
  const fees = { applicationFeeMinor, otherFeeMinor: feeMinor - applicationFeeMinor }
  const charged = sellerOrder && { amountMinor: sellerOrder.amountMinor, currency: sellerOrder.currency }
  const isFeeRefund = row.sourceId?.startsWith('fr_') ?? false
  return { ...row, createdAt, isFeeRefund, ...fees, orderNumber: sellerOrder?.order.number ?? null, charged }
}
