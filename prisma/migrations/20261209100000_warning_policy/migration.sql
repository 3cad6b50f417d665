-- What a bank suspects may be refunded by the shop itself, up to an amount that its seller sets.
ALTER TYPE "RefundOrigin" ADD VALUE 'fraud_warning' BEFORE 'stripe_dashboard';

CREATE TABLE "WarningPolicy" (
    "sellerId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "refundToMinor" BIGINT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WarningPolicy_pkey" PRIMARY KEY ("sellerId"),
    CONSTRAINT "WarningPolicy_refundToMinor_check" CHECK ("refundToMinor" > 0)
);

ALTER TABLE "WarningPolicy" ADD CONSTRAINT "WarningPolicy_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
