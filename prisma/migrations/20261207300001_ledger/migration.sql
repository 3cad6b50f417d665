-- Books by double entry. The database holds that each journal comes to nought, is written once, and never changes.
CREATE TABLE "LedgerJournal" (
    "id" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sellerOrderId" TEXT,
    "eventAt" TIMESTAMP(3) NOT NULL,
    "postedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LedgerJournal_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "LedgerEntry" (
    "journalId" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL CHECK ("amountMinor" <> 0),

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("journalId","account","currency")
);
CREATE TABLE "LedgerClose" (
    "book" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "account" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "day" TIMESTAMP(3) NOT NULL,
    "amountMinor" BIGINT NOT NULL,

    CONSTRAINT "LedgerClose_pkey" PRIMARY KEY ("book","livemode","account","currency","day")
);
CREATE UNIQUE INDEX "LedgerJournal_book_livemode_source_kind_key" ON "LedgerJournal"("book", "livemode", "source", "kind");
CREATE INDEX "LedgerJournal_book_livemode_postedAt_idx" ON "LedgerJournal"("book", "livemode", "postedAt");
CREATE INDEX "LedgerJournal_sellerOrderId_idx" ON "LedgerJournal"("sellerOrderId");
ALTER TABLE "LedgerJournal" ADD CONSTRAINT "LedgerJournal_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_journalId_fkey" FOREIGN KEY ("journalId") REFERENCES "LedgerJournal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION souk_balance_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM added GROUP BY "journalId", "currency" HAVING sum("amountMinor") <> 0) THEN
        RAISE EXCEPTION 'A journal does not come to nought' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM "LedgerEntry" e JOIN (SELECT "journalId", count(*) AS legs FROM added GROUP BY "journalId") fresh
            ON fresh."journalId" = e."journalId" GROUP BY e."journalId", fresh.legs HAVING count(*) <> fresh.legs) THEN
        RAISE EXCEPTION 'A journal is written in one go' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "LedgerEntry_balanced" AFTER INSERT ON "LedgerEntry" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION souk_balance_journal();

CREATE FUNCTION souk_keep_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What is in the books stays as it is: a mistake is reversed by a journal of its own' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "LedgerEntry_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "LedgerEntry" FOR EACH STATEMENT EXECUTE FUNCTION souk_keep_ledger();
CREATE TRIGGER "LedgerJournal_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "LedgerJournal" FOR EACH STATEMENT EXECUTE FUNCTION souk_keep_ledger();
