import { db, type Tx } from '@/lib/db/client'
import { PLATFORM } from '@/lib/domain/balance/booked'
import type { Found, OpenPart } from '@/lib/domain/reconciliation/difference'

/** A part that does not clear although Stripe has had its time, with what is open of it in the seller's book or else in ours; minor units. */
type Due = { id: string; openMinor: number }

/**
 * How the parts of an account stand of which something has changed since they were seen to clear.
 * @param before what was told or booked of a part later than this, Stripe may not have booked yet
 * @returns `due`: those that do not clear, or whose row no longer says what was told of them, the last of it older than `before`; `settled`: the changes of
 * those that clear, for `forgetChanges`
 */
export async function readClearing(accountId: string, livemode: boolean, before: Date): Promise<{ due: Due[]; settled: bigint[] }> {
  const rows = await db().$queryRaw<{ id: string; changes: bigint[]; openMinor: number; isOpen: boolean; isOld: boolean }[]>`
    WITH noted AS (
      SELECT "sellerOrderId" AS id, array_agg(id) AS changes FROM "ClearingChange" WHERE "accountId" = ${accountId} AND livemode = ${livemode} GROUP BY 1
    ), sums AS (
      SELECT noted.id, journal.book, sum(entry."amountMinor") AS open, max(journal."eventAt") AS last
      FROM noted JOIN "LedgerJournal" journal ON journal."sellerOrderId" = noted.id AND journal.livemode = ${livemode} AND journal.book IN (${accountId}, 'platform')
        JOIN "LedgerEntry" entry ON entry."journalId" = journal.id AND entry.account = 'clearing'
      GROUP BY noted.id, journal.book, entry.currency
    ), told AS (
      SELECT id, (array_agg(open ORDER BY (book = 'platform'), open) FILTER (WHERE open <> 0))[1] AS open, max(last) AS last FROM sums GROUP BY id
    ), changed AS (
      SELECT part.id FROM noted JOIN "SellerOrder" part ON part.id = noted.id
        JOIN "LedgerJournal" sale ON sale."sellerOrderId" = part.id AND sale.book = ${accountId} AND sale.livemode = ${livemode} AND sale.kind = 'sale'
        JOIN "LedgerEntry" entry ON entry."journalId" = sale.id AND entry.account = 'clearing' AND part."amountMinor" - part."applicationFeeMinor" <> entry."amountMinor"
    )
    SELECT noted.id, noted.changes, coalesce(told.open, 0)::float8 AS "openMinor", told.open IS NOT NULL OR noted.id IN (SELECT id FROM changed) AS "isOpen",
      coalesce(told.last < ${before}, false) AS "isOld"
    FROM noted LEFT JOIN told ON told.id = noted.id`
  return {
    due: rows.filter(({ isOpen, isOld }) => isOpen && isOld).map(({ id, openMinor }) => ({ id, openMinor })),
    settled: rows.filter(({ isOpen }) => !isOpen).flatMap(({ changes }) => changes),
  }
}

/** Of parts of an account that do not clear, what stands here and at Stripe. */
export async function findOpenParts(due: Due[]): Promise<OpenPart[]> {
  if (due.length === 0) return []
  const rows = await db().$queryRaw<Omit<OpenPart, 'openMinor'>[]>`
    SELECT part.id, part.currency, part."amountMinor"::float8 AS "amountMinor", part."applicationFeeMinor"::float8 AS "feeMinor",
      coalesce(told.refunded, 0)::float8 AS "refundedMinor", coalesce(told.fee, 0)::float8 AS "feeBackMinor",
      coalesce(theirs.charges, 0)::int AS charges, theirs.booked::float8 AS "bookedMinor", theirs.fee::float8 AS "feeTakenMinor",
      coalesce(theirs.refunds, 0)::float8 AS "bookedRefundsMinor", ours.earned::float8 AS "feeEarnedMinor", coalesce(ours.back, 0)::float8 AS "bookedFeeBackMinor"
    FROM "SellerOrder" part
    LEFT JOIN LATERAL (
      SELECT sum("amountMinor") FILTER (WHERE status IN ('pending', 'requires_action', 'succeeded')) AS refunded,
        sum("feeBackMinor") FILTER (WHERE "feeBackAt" IS NOT NULL) AS fee
      FROM "Refund" WHERE "sellerOrderId" = part.id
    ) told ON true
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE "reportingCategory" = 'charge') AS charges,
        sum(CASE WHEN row.currency = part.currency THEN "amountMinor" END) FILTER (WHERE "reportingCategory" IN ('charge', 'partial_capture_reversal')) AS booked,
        sum(CASE WHEN row.currency = part.currency THEN coalesce((SELECT sum((detail.value ->> 'amountMinor')::bigint)
          FROM jsonb_array_elements("feeDetails") detail WHERE detail.value ->> 'type' = 'application_fee'), 0) END) FILTER (WHERE "reportingCategory" = 'charge') AS fee,
        CASE WHEN bool_and(row.currency = part.currency) THEN
          -coalesce(sum("amountMinor") FILTER (WHERE "reportingCategory" IN ('refund', 'refund_failure')), 0) END AS refunds
      FROM "BalanceTransaction" row WHERE row."sellerOrderId" = part.id AND row."accountId" = part."accountId"
    ) theirs ON true
    LEFT JOIN LATERAL (
      SELECT coalesce(sum("netMinor" + "feeMinor") FILTER (WHERE "reportingCategory" = 'platform_earning'), 0) AS earned,
        -sum("amountMinor") FILTER (WHERE "reportingCategory" = 'platform_earning_refund') AS back
      FROM "BalanceTransaction" row WHERE row."sellerOrderId" = part.id AND row."accountId" = 'platform' AND row.currency = part.currency
    ) ours ON true
    WHERE part.id = ANY(${due.map(({ id }) => id)})`
  const open = new Map(due.map(({ id, openMinor }) => [id, openMinor]))
  return rows.map((row) => ({ ...row, openMinor: open.get(row.id) ?? 0 }))
}

/**
 * Forgets the changes of parts that were seen to clear. What comes to one meanwhile is a change of its own, and stays.
 * @returns whether some are left that do not clear; of our own account, whether any account has some
 */
export async function forgetChanges(tx: Tx, accountId: string, livemode: boolean, settled: bigint[]): Promise<boolean> {
  await tx.$executeRaw`DELETE FROM "ClearingChange" WHERE id = ANY(${settled})`
  const where = accountId === PLATFORM ? { livemode } : { accountId, livemode }
  return (await tx.clearingChange.findFirst({ where, select: { id: true } })) !== null
}

/**
 * Charges of an account that name a part of ours and are not its charge, as far as something of them is kept. Where the part has no charge at all, its payment has not
 * been heard of.
 */
export async function findStrangers(accountId: string, livemode: boolean, before: Date): Promise<Found[]> {
  const rows = await db().$queryRaw<{ chargeId: string; partId: string | null; hasCharge: boolean; currency: string; kept: number }[]>`
    SELECT row."chargeId", part.id AS "partId", part."chargeId" IS NOT NULL AS "hasCharge", row.currency, (row."amountMinor" + coalesce(back.sum, 0))::float8 AS kept
    FROM "BalanceTransaction" row
    LEFT JOIN "SellerOrder" part ON part.id = row."claimedPartId"
      AND row."accountId" = CASE part."chargeModel" WHEN 'destination' THEN ${PLATFORM} ELSE part."accountId" END
    LEFT JOIN LATERAL (
      SELECT sum("amountMinor") AS sum FROM "BalanceTransaction" other
      WHERE other."chargeId" = row."chargeId" AND other."accountId" = row."accountId" AND other."reportingCategory" IN ('refund', 'refund_failure')
    ) back ON true
    WHERE row."accountId" = ${accountId} AND row.livemode = ${livemode} AND row."claimedPartId" IS NOT NULL AND NOT row.ours AND row.created < ${before}`
  return rows
    .filter(({ kept }) => kept !== 0)
    .map(({ chargeId, partId, hasCharge, currency, kept }) => {
      const kind = partId === null ? 'stranger' : hasCharge ? 'duplicate' : 'missing_here'
      return { kind, subject: chargeId, sellerOrderId: partId, currency, oursMinor: 0, stripesMinor: kept }
    })
}

/** Disputes of which Stripe booked something else than we know. */
export async function findOpenDisputes(accountId: string, livemode: boolean, before: Date): Promise<Found[]> {
  const rows = await db().$queryRaw<{ id: string; currency: string; ours: number; stripes: number }[]>`
    SELECT row."sellerOrderId" AS id, row.currency, coalesce(told.sum, 0)::float8 AS ours, sum(row."amountMinor")::float8 AS stripes
    FROM "BalanceTransaction" row
    LEFT JOIN LATERAL (
      SELECT sum("reinstatedMinor" - "withdrawnMinor") AS sum FROM "Dispute" dispute
      WHERE dispute."sellerOrderId" = row."sellerOrderId" AND dispute."settledCurrency" = row.currency
    ) told ON true
    WHERE row."accountId" = ${accountId} AND row.livemode = ${livemode} AND row.ours AND row."reportingCategory" IN ('dispute', 'dispute_reversal')
    GROUP BY row."sellerOrderId", row.currency, told.sum
    HAVING sum(row."amountMinor") <> coalesce(told.sum, 0) AND max(row.created) < ${before}`
  return rows.map(({ id, currency, ours, stripes }) => {
    return { kind: 'dispute', subject: id, sellerOrderId: id, currency, oursMinor: ours, stripesMinor: stripes }
  })
}

/** Payouts whose transactions do not add up. */
export async function findOpenPayouts(accountId: string, livemode: boolean): Promise<Found[]> {
  const where = { accountId, livemode, closesMinor: { not: 0 }, NOT: { closesMinor: null } }
  const rows = await db().payout.findMany({ where })
  return rows.map(({ id, currency, amountMinor, closesMinor }) => {
    return { kind: 'payout_open', subject: id, sellerOrderId: null, currency, oursMinor: (closesMinor ?? 0) + amountMinor, stripesMinor: amountMinor }
  })
}
