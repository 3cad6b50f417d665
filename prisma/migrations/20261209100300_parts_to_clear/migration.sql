-- Which parts are to be looked at when the books of an account are compared: those to which something was posted, or whose row has changed, since they were seen to clear.
CREATE TABLE "ClearingChange" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "sellerOrderId" TEXT NOT NULL,

    CONSTRAINT "ClearingChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ClearingChange_accountId_livemode_sellerOrderId_idx" ON "ClearingChange"("accountId", "livemode", "sellerOrderId");

-- Each note is a row of its own, so that one that comes while a part is looked at is not forgotten with those before it.
CREATE FUNCTION souk_note_clearing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "ClearingChange" ("accountId", "livemode", "sellerOrderId")
    SELECT DISTINCT part."accountId", journal."livemode", part."id"
    FROM added JOIN "LedgerJournal" journal ON journal."id" = added."journalId" JOIN "SellerOrder" part ON part."id" = journal."sellerOrderId"
    WHERE added."account" = 'clearing';
    RETURN NULL;
END $$;
CREATE TRIGGER "LedgerEntry_clearing_changed" AFTER INSERT ON "LedgerEntry" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION souk_note_clearing();

CREATE FUNCTION souk_note_retold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "ClearingChange" ("accountId", "livemode", "sellerOrderId")
    SELECT NEW."accountId", "livemode", NEW."id" FROM "Order" WHERE "id" = NEW."orderId";
    RETURN NULL;
END $$;
CREATE TRIGGER "SellerOrder_retold" AFTER UPDATE OF "amountMinor", "applicationFeeMinor" ON "SellerOrder" FOR EACH ROW
    WHEN (NEW."capturedAt" IS NOT NULL AND (OLD."amountMinor", OLD."applicationFeeMinor") IS DISTINCT FROM (NEW."amountMinor", NEW."applicationFeeMinor"))
    EXECUTE FUNCTION souk_note_retold();

-- Everything there is is looked at once more.
INSERT INTO "ClearingChange" ("accountId", "livemode", "sellerOrderId")
SELECT DISTINCT part."accountId", journal."livemode", part."id" FROM "LedgerJournal" journal JOIN "SellerOrder" part ON part."id" = journal."sellerOrderId" WHERE journal."kind" = 'sale';

-- Of all that was booked on a balance these are few, and asked for at each comparison.
CREATE INDEX "BalanceTransaction_strangers_idx" ON "BalanceTransaction"("accountId", "livemode", "created") WHERE "claimedPartId" IS NOT NULL AND NOT "ours";
CREATE INDEX "BalanceTransaction_disputes_idx" ON "BalanceTransaction"("accountId", "livemode", "created") WHERE "ours" AND "reportingCategory" IN ('dispute', 'dispute_reversal');

-- The last day that is closed is asked for with every balance.
CREATE INDEX "LedgerClose_day_idx" ON "LedgerClose"("day");
