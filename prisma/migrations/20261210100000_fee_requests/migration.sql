-- When Stripe was first asked to give our fee back with the present key, and how many keys there were before.
ALTER TABLE "Refund" ADD COLUMN "feeRequestedAt" TIMESTAMP(3), ADD COLUMN "feeRepeats" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Dispute" ADD COLUMN "feeRequestedAt" TIMESTAMP(3), ADD COLUMN "feeRepeats" INTEGER NOT NULL DEFAULT 0;
