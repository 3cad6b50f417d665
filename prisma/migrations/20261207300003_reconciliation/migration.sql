-- Where our rows and Stripe's disagree: found by comparing both, closed where they agree again, or explained by an operator. Nothing is ever adjusted.
ALTER TABLE "BalanceTransaction" ADD COLUMN "claimedPartId" TEXT;
CREATE INDEX "BalanceTransaction_claimed_idx" ON "BalanceTransaction"("accountId", "livemode") WHERE "claimedPartId" IS NOT NULL AND NOT "ours";

CREATE TABLE "Reconciliation" (
    "accountId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "checkedAt" TIMESTAMP(3) NOT NULL,
    "openedAt" TIMESTAMP(3),

    CONSTRAINT "Reconciliation_pkey" PRIMARY KEY ("accountId","livemode")
);
CREATE TABLE "Difference" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "subject" TEXT NOT NULL,
    "sellerOrderId" TEXT,
    "currency" TEXT NOT NULL,
    "oursMinor" BIGINT NOT NULL,
    "stripesMinor" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMP(3),
    "how" TEXT,
    "note" TEXT,
    "byEmail" TEXT,

    CONSTRAINT "Difference_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Difference_open_key" ON "Difference"("accountId", "livemode", "kind", "subject") WHERE "resolvedAt" IS NULL;
CREATE INDEX "Difference_resolvedAt_createdAt_id_idx" ON "Difference"("resolvedAt", "createdAt", "id");
CREATE INDEX "Difference_accountId_livemode_idx" ON "Difference"("accountId", "livemode");
ALTER TABLE "Difference" ADD CONSTRAINT "Difference_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE SET NULL ON UPDATE CASCADE;
