-- Sales, refunds and returned fees from before there were books come into them, as lib/domain/ledger/story-journals.ts posts them.
INSERT INTO "LedgerJournal" ("id", "book", "livemode", "source", "kind", "sellerOrderId", "eventAt")
SELECT gen_random_uuid()::text, side.book, o."livemode", 'part:' || p."id", 'sale', p."id", p."capturedAt"
FROM "SellerOrder" p JOIN "Order" o ON o."id" = p."orderId" CROSS JOIN LATERAL (VALUES (p."accountId"), ('platform')) side (book)
WHERE p."capturedAt" IS NOT NULL AND (side.book <> 'platform' OR p."applicationFeeMinor" > 0)
ON CONFLICT DO NOTHING;

INSERT INTO "LedgerJournal" ("id", "book", "livemode", "source", "kind", "sellerOrderId", "eventAt")
SELECT gen_random_uuid()::text, p."accountId", o."livemode", 'refund:' || r."id", step.kind, p."id", r."createdAt"
FROM "Refund" r JOIN "SellerOrder" p ON p."id" = r."sellerOrderId" JOIN "Order" o ON o."id" = p."orderId"
CROSS JOIN LATERAL (VALUES ('refund'), ('refund_failed')) step (kind)
WHERE r."status" IN ('failed', 'canceled') OR (step.kind = 'refund' AND r."status" IN ('pending', 'requires_action', 'succeeded'))
ON CONFLICT DO NOTHING;

INSERT INTO "LedgerJournal" ("id", "book", "livemode", "source", "kind", "sellerOrderId", "eventAt")
SELECT gen_random_uuid()::text, side.book, o."livemode", 'feerefund:' || r."id", 'fee_returned', p."id", r."feeBackAt"
FROM "Refund" r JOIN "SellerOrder" p ON p."id" = r."sellerOrderId" JOIN "Order" o ON o."id" = p."orderId"
CROSS JOIN LATERAL (VALUES (p."accountId"), ('platform')) side (book)
WHERE r."feeBackAt" IS NOT NULL AND r."feeBackMinor" > 0
ON CONFLICT DO NOTHING;

-- Only journals that have no legs yet: those that were just written.
WITH bare AS (
    SELECT j.*, j."book" = 'platform' AS ours FROM "LedgerJournal" j WHERE NOT EXISTS (SELECT 1 FROM "LedgerEntry" e WHERE e."journalId" = j."id")
), legs AS (
    SELECT bare."id", p."currency", leg.account, leg.amount
    FROM bare JOIN "SellerOrder" p ON p."id" = bare."sellerOrderId" LEFT JOIN "PartAmount" a ON a."sellerOrderId" = p."id"
    CROSS JOIN LATERAL (VALUES
        ('clearing', CASE WHEN ours THEN p."applicationFeeMinor" ELSE p."amountMinor" - p."applicationFeeMinor" END),
        ('fees', CASE WHEN ours THEN -p."applicationFeeMinor" ELSE 0 END),
        ('platform_fees', CASE WHEN ours THEN 0 ELSE p."applicationFeeMinor" END),
        ('sales', CASE WHEN ours THEN 0 ELSE -(p."amountMinor" - coalesce(a."taxMinor", 0)) END),
        ('tax', CASE WHEN ours THEN 0 ELSE -coalesce(a."taxMinor", 0) END)
    ) leg (account, amount)
    WHERE bare."kind" = 'sale'
    UNION ALL
    SELECT bare."id", p."currency", leg.account, CASE bare."kind" WHEN 'refund_failed' THEN -leg.amount ELSE leg.amount END
    FROM bare JOIN "Refund" r ON 'refund:' || r."id" = bare."source" JOIN "SellerOrder" p ON p."id" = r."sellerOrderId"
    CROSS JOIN LATERAL (VALUES ('refunds', r."amountMinor" - r."taxMinor"), ('tax', r."taxMinor"), ('clearing', -r."amountMinor")) leg (account, amount)
    WHERE bare."kind" IN ('refund', 'refund_failed')
    UNION ALL
    SELECT bare."id", p."currency", leg.account, leg.amount
    FROM bare JOIN "Refund" r ON 'feerefund:' || r."id" = bare."source" JOIN "SellerOrder" p ON p."id" = r."sellerOrderId"
    CROSS JOIN LATERAL (VALUES
        ('clearing', CASE WHEN ours THEN -r."feeBackMinor" ELSE r."feeBackMinor" END),
        ('fees_returned', CASE WHEN ours THEN r."feeBackMinor" ELSE 0 END),
        ('platform_fees', CASE WHEN ours THEN 0 ELSE -r."feeBackMinor" END)
    ) leg (account, amount)
    WHERE bare."kind" = 'fee_returned'
)
INSERT INTO "LedgerEntry" ("journalId", "account", "currency", "amountMinor") SELECT "id", account, "currency", amount FROM legs WHERE amount <> 0;
