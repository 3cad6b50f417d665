-- What each book says of a month of a seller, and all of them together. Summed again whenever something is posted to that month, never incremented.
CREATE TABLE "SellerMonth" (
    "livemode" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "sales" INTEGER NOT NULL,
    "soldMinor" BIGINT NOT NULL,
    "refundedMinor" BIGINT NOT NULL,
    "chargedMinor" BIGINT NOT NULL,
    "returnedMinor" BIGINT NOT NULL,

    CONSTRAINT "SellerMonth_pkey" PRIMARY KEY ("livemode","month","currency","sellerId","book")
);
CREATE INDEX "SellerMonth_sellerId_month_idx" ON "SellerMonth"("sellerId", "month");
CREATE TABLE "MarketMonth" (
    "livemode" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "sales" INTEGER NOT NULL,
    "soldMinor" BIGINT NOT NULL,
    "refundedMinor" BIGINT NOT NULL,
    "chargedMinor" BIGINT NOT NULL,
    "returnedMinor" BIGINT NOT NULL,

    CONSTRAINT "MarketMonth_pkey" PRIMARY KEY ("livemode","month","currency")
);
CREATE TABLE "MonthChange" (
    "id" BIGSERIAL NOT NULL,
    "sellerId" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "month" DATE NOT NULL,

    CONSTRAINT "MonthChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "MonthChange_sellerId_month_idx" ON "MonthChange"("sellerId", "month");
CREATE INDEX "LedgerJournal_book_livemode_kind_eventAt_id_idx" ON "LedgerJournal"("book", "livemode", "kind", "eventAt", "id");

-- A posting of the story changes the month it tells of. Each note is a row of its own, so that no sale waits for another.
CREATE FUNCTION souk_note_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "MonthChange" ("sellerId", "book", "livemode", "month")
    SELECT DISTINCT part."sellerId", added."book", added."livemode", date_trunc('month', added."eventAt")::date
    FROM added JOIN "SellerOrder" part ON part."id" = added."sellerOrderId"
    WHERE added."book" <> 'platform' AND added."kind" IN ('sale', 'refund', 'refund_failed', 'fee_returned');
    RETURN NULL;
END $$;
CREATE TRIGGER "LedgerJournal_month_changed" AFTER INSERT ON "LedgerJournal" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION souk_note_month();

-- What is in the books already is summed by the first sweeps.
INSERT INTO "MonthChange" ("sellerId", "book", "livemode", "month")
SELECT DISTINCT part."sellerId", journal."book", journal."livemode", date_trunc('month', journal."eventAt")::date
FROM "LedgerJournal" journal JOIN "SellerOrder" part ON part."id" = journal."sellerOrderId"
WHERE journal."book" <> 'platform' AND journal."kind" IN ('sale', 'refund', 'refund_failed', 'fee_returned');

-- The overview reads the books now.
DROP TABLE "DailyTotal";
