import type { Tx } from '@/lib/db/client'
import type { BookedRow } from '@/lib/domain/ledger/booked-journals'

/** Takes so many transactions and payouts that are not in the books yet; they are gone with the caller's transaction. @returns Stripe's ids */
export async function takeToPost(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM "LedgerToPost" WHERE id IN (SELECT id FROM "LedgerToPost" ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED) RETURNING id`
  return rows.map(({ id }) => id)
}

/** A booked row with what the story knows of it: amounts of its part and refund are in the part's currency. */
export type RowToPost = Omit<BookedRow, 'met'> & {
  /** Of a converted row: what it stands for, as its source says. */
  sourceCurrency: string | null
  sourceMinor: number | null
  /** Whether some of its fees is ours. */
  hasOurFee: boolean
  partCurrency: string | null
  /** As it is booked: what was authorized. */
  chargedMinor: number | null
  /** What of it was never captured; null where all was. */
  unchargedMinor: number | null
  chargedFeeMinor: number | null
  refundedMinor: number | null
  feeBackMinor: number | null
}

/** These transactions of the mirror. */
export async function findRowsToPost(tx: Tx, ids: string[]): Promise<RowToPost[]> {
  if (ids.length === 0) return []
  return tx.$queryRaw<RowToPost[]>`
    SELECT row.id, row."accountId", row.livemode, row."reportingCategory", row.currency, row."netMinor"::float8 AS "netMinor",
      coalesce(fees.stripe, 0)::float8 AS "stripeFeeMinor", coalesce(fees.ours, false) AS "hasOurFee", row.ours, row."sellerOrderId", row.created,
      row."sourceCurrency", row."sourceMinor"::float8 AS "sourceMinor", part.currency AS "partCurrency", coalesce(partial."agreedMinor", part."amountMinor")::float8 AS "chargedMinor",
      (partial."agreedMinor" - part."amountMinor")::float8 AS "unchargedMinor", part."applicationFeeMinor"::float8 AS "chargedFeeMinor",
      refund."amountMinor"::float8 AS "refundedMinor", coalesce(by_fee."feeBackMinor", refund."feeBackMinor")::float8 AS "feeBackMinor"
    FROM "BalanceTransaction" row
    LEFT JOIN LATERAL (
      SELECT sum((fee ->> 'amountMinor')::bigint) FILTER (WHERE fee ->> 'type' <> 'application_fee') AS stripe, bool_or(fee ->> 'type' = 'application_fee') AS ours
      FROM jsonb_array_elements(row."feeDetails") fee
    ) fees ON true
    LEFT JOIN "SellerOrder" part ON part.id = row."sellerOrderId"
    LEFT JOIN "PartialCapture" partial ON partial."sellerOrderId" = part.id
    LEFT JOIN "Refund" refund ON refund."stripeRefundId" = row."sourceId"
    LEFT JOIN "Refund" by_fee ON by_fee."stripeFeeRefundId" = row."sourceId"
    WHERE row.id = ANY(${ids})`
}

/** Which of these sources have a journal of this kind. */
export async function findPosted(tx: Tx, sources: string[], kind: string): Promise<Set<string>> {
  const rows = await tx.ledgerJournal.findMany({ where: { source: { in: sources }, kind }, select: { source: true } })
  return new Set(rows.map(({ source }) => source))
}
