CREATE TYPE "LostDisputePolicy" AS ENUM ('keep', 'return_share');
ALTER TABLE "RefundSetting" ADD COLUMN "onLostDispute" "LostDisputePolicy" NOT NULL DEFAULT 'keep';
ALTER TABLE "Dispute" ADD COLUMN "remindedHours" INTEGER,
ADD COLUMN "feeBackMinor" BIGINT NOT NULL DEFAULT 0 CHECK ("feeBackMinor" >= 0),
ADD COLUMN "stripeFeeRefundId" TEXT,
ADD COLUMN "feeBackAt" TIMESTAMP(3);
ALTER TABLE "FraudWarning" ADD COLUMN "dismissedAt" TIMESTAMP(3);
CREATE UNIQUE INDEX "Dispute_stripeFeeRefundId_key" ON "Dispute"("stripeFeeRefundId");
