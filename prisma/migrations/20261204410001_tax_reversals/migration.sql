-- The tax of a part that was refunded whole is taken back at Stripe.
ALTER TABLE "TaxRecord" ADD COLUMN "reversalId" TEXT;
ALTER TABLE "TaxRecord" ADD COLUMN "reversedAt" TIMESTAMP(3);
