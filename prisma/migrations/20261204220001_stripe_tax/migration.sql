-- AlterEnum
ALTER TYPE "TaxMode" ADD VALUE 'stripe';
ALTER TYPE "OperatorTaskKind" ADD VALUE 'tax_not_recorded';

-- CreateTable
CREATE TABLE "TaxRecord" (
    "sellerOrderId" TEXT NOT NULL,
    "calculationId" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "transactionId" TEXT,
    "recordedAt" TIMESTAMP(3),

    CONSTRAINT "TaxRecord_pkey" PRIMARY KEY ("sellerOrderId")
);

-- AddForeignKey
ALTER TABLE "TaxRecord" ADD CONSTRAINT "TaxRecord_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
