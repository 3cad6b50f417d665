CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL,
    "stripeDisputeId" TEXT NOT NULL,
    "sellerOrderId" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "networkReasonCode" TEXT,
    "caseType" TEXT,
    "currency" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "takenMinor" BIGINT NOT NULL DEFAULT 0 CHECK ("takenMinor" >= 0),
    "isChargeRefundable" BOOLEAN NOT NULL,
    "dueBy" TIMESTAMP(3),
    "submissionCount" INTEGER NOT NULL DEFAULT 0,
    "hasEvidence" BOOLEAN NOT NULL DEFAULT false,
    "pastDue" BOOLEAN NOT NULL DEFAULT false,
    "settledCurrency" TEXT,
    "withdrawnMinor" BIGINT NOT NULL DEFAULT 0,
    "feeMinor" BIGINT NOT NULL DEFAULT 0,
    "reinstatedMinor" BIGINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "readAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "FraudWarning" (
    "id" TEXT NOT NULL,
    "sellerOrderId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "fraudType" TEXT NOT NULL,
    "isActionable" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "readAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FraudWarning_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Dispute_stripeDisputeId_key" ON "Dispute"("stripeDisputeId");
CREATE INDEX "Dispute_sellerOrderId_idx" ON "Dispute"("sellerOrderId");
CREATE INDEX "Dispute_sellerId_createdAt_id_idx" ON "Dispute"("sellerId", "createdAt", "id");
CREATE INDEX "Dispute_createdAt_id_idx" ON "Dispute"("createdAt", "id");
-- Few are open at a time.
CREATE INDEX "Dispute_open_idx" ON "Dispute"("dueBy", "id") WHERE "closedAt" IS NULL;
CREATE INDEX "FraudWarning_sellerOrderId_idx" ON "FraudWarning"("sellerOrderId");
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FraudWarning" ADD CONSTRAINT "FraudWarning_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a bank has taken back cannot be given back too, nor anything while it decides.
CREATE OR REPLACE FUNCTION souk_guard_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE charged BIGINT; given BIGINT; taken BIGINT;
BEGIN
    SELECT "amountMinor" INTO charged FROM "SellerOrder" WHERE id = NEW."sellerOrderId" FOR UPDATE;
    SELECT coalesce(sum("amountMinor"), 0) INTO given FROM "Refund" WHERE "sellerOrderId" = NEW."sellerOrderId"
        AND "status" IN ('asked', 'unknown', 'pending', 'requires_action', 'succeeded');
    SELECT coalesce(sum("takenMinor"), 0) INTO taken FROM "Dispute" WHERE "sellerOrderId" = NEW."sellerOrderId";
    IF NEW."amountMinor" <= 0 OR given + NEW."amountMinor" > charged - taken THEN
        RAISE EXCEPTION 'More of part % is given back than was charged', NEW."sellerOrderId" USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM "Dispute" WHERE "sellerOrderId" = NEW."sellerOrderId" AND "closedAt" IS NULL AND NOT "isChargeRefundable") THEN
        RAISE EXCEPTION 'Part % is refunded while it is disputed', NEW."sellerOrderId" USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
