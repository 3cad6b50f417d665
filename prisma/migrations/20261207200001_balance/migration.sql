CREATE TABLE "Payout" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "currency" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "automatic" BOOLEAN NOT NULL,
    "reconciliationStatus" TEXT NOT NULL,
    "created" TIMESTAMP(3) NOT NULL,
    "arrivalDate" TIMESTAMP(3) NOT NULL,
    "traceId" TEXT,
    "failureCode" TEXT,
    "failureMessage" TEXT,
    "originalPayoutId" TEXT,
    "reversedBy" TEXT,
    "closesMinor" BIGINT,

    CONSTRAINT "Payout_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Payout_accountId_livemode_created_id_idx" ON "Payout"("accountId", "livemode", "created", "id");

CREATE TABLE "BalanceTransaction" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "type" TEXT NOT NULL,
    "reportingCategory" TEXT NOT NULL,
    "balanceType" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "feeMinor" BIGINT NOT NULL,
    "netMinor" BIGINT NOT NULL,
    "feeDetails" JSONB NOT NULL,
    "sourceId" TEXT,
    "chargeId" TEXT,
    "exchangeRate" DOUBLE PRECISION,
    "created" TIMESTAMP(3) NOT NULL,
    "availableOn" TIMESTAMP(3) NOT NULL,
    "sellerOrderId" TEXT,
    "ours" BOOLEAN NOT NULL,
    "payoutId" TEXT,

    CONSTRAINT "BalanceTransaction_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "BalanceTransaction_accountId_livemode_created_id_idx" ON "BalanceTransaction"("accountId", "livemode", "created", "id");
CREATE INDEX "BalanceTransaction_accountId_livemode_availableOn_idx" ON "BalanceTransaction"("accountId", "livemode", "availableOn");
CREATE INDEX "BalanceTransaction_payoutId_idx" ON "BalanceTransaction"("payoutId");
CREATE INDEX "BalanceTransaction_sellerOrderId_idx" ON "BalanceTransaction"("sellerOrderId");
CREATE INDEX "BalanceTransaction_chargeId_idx" ON "BalanceTransaction"("chargeId");
CREATE INDEX "BalanceTransaction_sourceId_idx" ON "BalanceTransaction"("sourceId");
ALTER TABLE "BalanceTransaction" ADD CONSTRAINT "BalanceTransaction_sellerOrderId_fkey"
    FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "BalanceTransaction" ADD CONSTRAINT "BalanceTransaction_payoutId_fkey"
    FOREIGN KEY ("payoutId") REFERENCES "Payout"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "BalanceReading" (
    "accountId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "markedAt" TIMESTAMP(3),
    "readUntil" TIMESTAMP(3),
    "passUntil" TIMESTAMP(3),
    "pageAfter" TEXT,
    "lastReadAt" TIMESTAMP(3),

    CONSTRAINT "BalanceReading_pkey" PRIMARY KEY ("accountId", "livemode")
);
CREATE INDEX "BalanceReading_livemode_dueAt_idx" ON "BalanceReading"("livemode", "dueAt");

-- What is booked never changes: a correction is a transaction of its own.
CREATE FUNCTION souk_keep_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What Stripe booked stays as it is';
END $$;
CREATE TRIGGER "BalanceTransaction_kept" BEFORE UPDATE ON "BalanceTransaction" FOR EACH ROW
    WHEN (NEW."accountId" <> OLD."accountId" OR NEW."livemode" <> OLD."livemode" OR NEW."type" <> OLD."type"
        OR NEW."reportingCategory" <> OLD."reportingCategory" OR NEW."currency" <> OLD."currency" OR NEW."amountMinor" <> OLD."amountMinor"
        OR NEW."feeMinor" <> OLD."feeMinor" OR NEW."netMinor" <> OLD."netMinor" OR NEW."created" <> OLD."created"
        OR NEW."sourceId" IS DISTINCT FROM OLD."sourceId")
    EXECUTE FUNCTION souk_keep_booked();

-- The accounts that are connected already are read within a day, not all at once.
INSERT INTO "BalanceReading" ("accountId", "livemode", "dueAt")
SELECT "accountId", "livemode", (now() AT TIME ZONE 'utc') + random() * interval '1 day' FROM "ConnectedAccount" WHERE "status" = 'connected';

-- A part may learn of its charge after the charge's transactions are stored.
CREATE FUNCTION souk_link_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "BalanceTransaction" SET "sellerOrderId" = NEW.id, "ours" = true
        WHERE "chargeId" = NEW."chargeId" AND "sellerOrderId" IS NULL AND "accountId" IN (NEW."accountId", 'platform');
    RETURN NULL;
END $$;
CREATE TRIGGER "SellerOrder_link_booked" AFTER INSERT OR UPDATE OF "chargeId" ON "SellerOrder" FOR EACH ROW
    WHEN (NEW."chargeId" IS NOT NULL) EXECUTE FUNCTION souk_link_booked();
