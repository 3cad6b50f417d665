import { db, type Tx } from '@/lib/db/client'
import { PLATFORM } from '@/lib/domain/balance/booked'
import type { Found, OpenPart } from '@/lib/domain/reconciliation/difference'

/**
 * The parts of an account that do not clear although Stripe has had its time: the last that was told or booked of them is older than `before`. In the seller's book
 * or in ours, with what stands here and at Stripe. Also those whose row no longer says what was told of them. Only parts of which something has changed since they were
 * seen to clear are looked at: see `forgetCleared`.
 */
export function findOpenParts(accountId: string, livemode: boolean, before: Date): Promise<OpenPart[]> {
  return db().$queryRaw<OpenPart[]>`
    WITH noted AS (
      SELECT DISTINCT "sellerOrderId" AS id FROM "ClearingChange" WHERE "accountId" = ${accountId} AND livemode = ${livemode}
    ), own AS (
      SELECT noted.id, journal.book, sum(entry."amountMinor") AS open, max(journal."eventAt") AS last
      FROM noted JOIN "LedgerJournal" journal ON journal."sellerOrderId" = noted.id AND journal.livemode = ${livemode} AND journal.book IN (${accountId}, 'platform')
        JOIN "LedgerEntry" entry ON entry."journalId" = journal.id AND entry.account = 'clearing'
      GROUP BY noted.id, journal.book, entry.currency
    ), changed AS (
      SELECT part.id FROM noted JOIN "SellerOrder" part ON part.id = noted.id
        JOIN "LedgerJournal" sale ON sale."sellerOrderId" = part.id AND sale.book = ${accountId} AND sale.livemode = ${livemode} AND sale.kind = 'sale'
        JOIN "LedgerEntry" entry ON entry."journalId" = sale.id AND entry.account = 'clearing' AND part."amountMinor" - part."applicationFeeMinor" <> entry."amountMinor"
    ), open AS (
      SELECT id, (array_agg(open ORDER BY (book = 'platform'), open) FILTER (WHERE open <> 0))[1] AS open FROM own
      GROUP BY id HAVING (bool_or(open <> 0) OR id IN (SELECT id FROM changed)) AND max(last) < ${before}
    )
    SELECT part.id, part.currency, part."amountMinor"::float8 AS "amountMinor", part."applicationFeeMinor"::float8 AS "feeMinor", coalesce(open.open, 0)::float8 AS "openMinor",
      coalesce(told.refunded, 0)::float8 AS "refundedMinor", coalesce(told.fee, 0)::float8 AS "feeBackMinor",
      coalesce(theirs.charges, 0)::int AS charges, theirs.booked::float8 AS "bookedMinor", theirs.fee::float8 AS "feeTakenMinor",
      coalesce(theirs.refunds, 0)::float8 AS "bookedRefundsMinor", ours.earned::float8 AS "feeEarnedMinor", coalesce(ours.back, 0)::float8 AS "bookedFeeBackMinor"
    FROM open JOIN "SellerOrder" part ON part.id = open.id
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
    ) ours ON true`
}

/**
 * Forgets the parts of an account that clear, and whose row says what was told of them. What comes to one meanwhile is noted anew, and not forgotten here.
 * @returns whether some are left that do not clear; of our own account, whether any account has some
 */
export async function forgetCleared(tx: Tx, accountId: string, livemode: boolean): Promise<boolean> {
  await tx.$executeRaw`
    WITH noted AS (
      SELECT DISTINCT "sellerOrderId" AS id FROM "ClearingChange" WHERE "accountId" = ${accountId} AND livemode = ${livemode}
    ), open AS (
      SELECT noted.id FROM noted JOIN "LedgerJournal" journal ON journal."sellerOrderId" = noted.id AND journal.livemode = ${livemode}
        JOIN "LedgerEntry" entry ON entry."journalId" = journal.id AND entry.account = 'clearing'
      GROUP BY noted.id, journal.book, entry.currency HAVING sum(entry."amountMinor") <> 0
      UNION
      SELECT part.id FROM noted JOIN "SellerOrder" part ON part.id = noted.id
        JOIN "LedgerJournal" sale ON sale."sellerOrderId" = part.id AND sale.book = ${accountId} AND sale.livemode = ${livemode} AND sale.kind = 'sale'
        JOIN "LedgerEntry" entry ON entry."journalId" = sale.id AND entry.account = 'clearing' AND part."amountMinor" - part."applicationFeeMinor" <> entry."amountMinor"
    )
    DELETE FROM "ClearingChange" WHERE "accountId" = ${accountId} AND livemode = ${livemode} AND "sellerOrderId" NOT IN (SELECT id FROM open)`
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
    LEFT JOIN "SellerOrder" part ON part.id = row."claimedPartId" AND part."accountId" = row."accountId"
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
