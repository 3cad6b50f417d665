-- The tax of what is refunded is taken back line by line.
CREATE TABLE "TaxReversal" (
    "sellerOrderId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "lines" JSONB,
    "transactionId" TEXT,
    "reversedAt" TIMESTAMP(3),

    CONSTRAINT "TaxReversal_pkey" PRIMARY KEY ("sellerOrderId","number")
);

ALTER TABLE "TaxReversal" ADD CONSTRAINT "TaxReversal_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "TaxRecord"("sellerOrderId") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "TaxReversal" ("sellerOrderId", "number", "transactionId", "reversedAt")
SELECT "sellerOrderId", 0, "reversalId", "reversedAt" FROM "TaxRecord" WHERE "reversedAt" IS NOT NULL;

ALTER TABLE "TaxRecord" DROP COLUMN "reversalId", DROP COLUMN "reversedAt", ADD COLUMN "lineIds" TEXT[] DEFAULT ARRAY[]::TEXT[];
