import { db, type Tx, transaction } from '@/lib/db/client'
import { type BalanceOwner, type Booked, PLATFORM } from '@/lib/domain/balance/booked'

/**
 * Stores what Stripe booked, each once. Whether it is ours is known by the charge it leads to; once known that stays, as does its payout.
 * @param payoutId the automatic payout that these are of
 */
export async function storeBooked(tx: Tx, owner: BalanceOwner, livemode: boolean, rows: Booked[], payoutId: string | null = null): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "BalanceTransaction" AS known (id, "accountId", livemode, type, "reportingCategory", "balanceType", currency, "amountMinor", "feeMinor",
      "netMinor", "feeDetails", "sourceId", "chargeId", "exchangeRate", created, "availableOn", "sellerOrderId", ours, "payoutId", "claimedPartId", "sourceCurrency", "sourceMinor", "transferId")
    SELECT booked.id, ${owner}, ${livemode}, type, "reportingCategory", "balanceType", booked.currency, booked."amountMinor", "feeMinor",
      booked."netMinor", "feeDetails", "sourceId", coalesce(booked."chargeId", by_refund."chargeId"), "exchangeRate", created, "availableOn", coalesce(part.id, sent.id),
      coalesce(part.id, sent.id) IS NOT NULL, ${payoutId}, "claimedPartId", "sourceCurrency", "sourceMinor", booked."transferId"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS booked (id text, type text, "reportingCategory" text, "balanceType" text, currency text,
      "amountMinor" bigint, "feeMinor" bigint, "netMinor" bigint, "feeDetails" jsonb, "sourceId" text, "chargeId" text, "transferId" text, "exchangeRate" float8, "claimedPartId" text,
      "sourceCurrency" text, "sourceMinor" bigint,
      created timestamp(3), "availableOn" timestamp(3))
    LEFT JOIN "Refund" refund ON refund."stripeFeeRefundId" = booked."sourceId"
    LEFT JOIN "SellerOrder" by_refund ON by_refund.id = refund."sellerOrderId"
    LEFT JOIN "SellerOrder" part ON part."chargeId" = coalesce(booked."chargeId", by_refund."chargeId") AND ${owner} IN (part."accountId", ${PLATFORM})
    LEFT JOIN "SentOn" paid ON paid."paymentId" = booked."chargeId"
    LEFT JOIN "SentOn" moved ON moved."transferId" = booked."transferId"
    LEFT JOIN "SellerOrder" sent ON sent.id = coalesce(paid."sellerOrderId", moved."sellerOrderId") AND ${owner} IN (sent."accountId", ${PLATFORM})
    ORDER BY booked.id
    ON CONFLICT (id) DO UPDATE SET "availableOn" = EXCLUDED."availableOn", "chargeId" = coalesce(known."chargeId", EXCLUDED."chargeId"),
      "sellerOrderId" = coalesce(known."sellerOrderId", EXCLUDED."sellerOrderId"), ours = known.ours OR EXCLUDED.ours,
      "payoutId" = coalesce(EXCLUDED."payoutId", known."payoutId")`
  await linkFeeRefunds(
    tx,
    rows.flatMap(({ sourceId }) => (sourceId?.startsWith('fr_') ? [sourceId] : [])),
  )
}

/** Notes what was sent on of a part's charge, once; what was booked of it before that was known is known for ours from then on. */
export async function noteSentOn(sellerOrderId: string, { paymentId, transferId }: { paymentId: string; transferId: string }): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.sentOn.createMany({ data: [{ sellerOrderId, paymentId, transferId }], skipDuplicates: true })
    if (count === 0) return
    const where = { ours: false, OR: [{ chargeId: paymentId }, { transferId }] }
    await tx.balanceTransaction.updateMany({ where, data: { sellerOrderId, ours: true } })
  })
}

/** Whichever of a fee refund's two sides knows its charge tells the other: it is booked on the platform's balance and on the seller's. */
async function linkFeeRefunds(tx: Tx, sourceIds: string[]): Promise<void> {
  if (sourceIds.length === 0) return
  await tx.$executeRaw`
    UPDATE "BalanceTransaction" side SET "chargeId" = other."chargeId", "sellerOrderId" = other."sellerOrderId", ours = other.ours
    FROM "BalanceTransaction" other WHERE side."sourceId" = ANY(${sourceIds}) AND other."sourceId" = side."sourceId" AND other.id <> side.id
      AND side."chargeId" IS NULL AND other."chargeId" IS NOT NULL`
}

/** The rate at which Stripe converted what it booked, between minor units; null where it did not, or the row is not read yet. */
export async function findExchangeRate(balanceTransactionId: string): Promise<number | null> {
  const row = await db().balanceTransaction.findUnique({ where: { id: balanceTransactionId }, select: { exchangeRate: true } })
  return row?.exchangeRate ?? null
}

/** The charges that application fees were taken for, as far as the platform's balance was read. */
export async function findChargesOfFees(feeIds: string[]): Promise<Map<string, string>> {
  const where = { accountId: PLATFORM, sourceId: { in: feeIds }, chargeId: { not: null } }
  const rows = await db().balanceTransaction.findMany({ where, select: { sourceId: true, chargeId: true } })
  return new Map(rows.flatMap(({ sourceId, chargeId }) => (sourceId && chargeId ? [[sourceId, chargeId] as const] : [])))
}
