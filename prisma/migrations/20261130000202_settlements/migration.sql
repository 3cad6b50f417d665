-- What Stripe booked for a charge has a table of its own.
CREATE TABLE "Settlement" (
    "sellerOrderId" TEXT NOT NULL,
    "balanceTransactionId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "grossMinor" INTEGER NOT NULL,
    "stripeFeeMinor" INTEGER NOT NULL,
    "applicationFeeMinor" INTEGER NOT NULL,
    "netMinor" INTEGER NOT NULL,
    "availableOn" TIMESTAMP(3) NOT NULL,
    "settledAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Settlement_pkey" PRIMARY KEY ("sellerOrderId")
);
CREATE UNIQUE INDEX "Settlement_balanceTransactionId_key" ON "Settlement"("balanceTransactionId");
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

INSERT INTO "Settlement" ("sellerOrderId", "balanceTransactionId", "currency", "grossMinor", "stripeFeeMinor", "applicationFeeMinor", "netMinor", "availableOn", "settledAt")
SELECT id, "balanceTransactionId", "settledCurrency", "settledGrossMinor", "stripeFeeMinor", coalesce("settledApplicationFeeMinor", 0), "netMinor", "availableOn", "settledAt"
FROM "SellerOrder"
WHERE "settledAt" IS NOT NULL AND "balanceTransactionId" IS NOT NULL AND "settledCurrency" IS NOT NULL AND "settledGrossMinor" IS NOT NULL
  AND "stripeFeeMinor" IS NOT NULL AND "netMinor" IS NOT NULL AND "availableOn" IS NOT NULL;

ALTER TABLE "SellerOrder" DROP COLUMN "balanceTransactionId", DROP COLUMN "settledCurrency", DROP COLUMN "settledGrossMinor", DROP COLUMN "stripeFeeMinor",
  DROP COLUMN "settledApplicationFeeMinor", DROP COLUMN "netMinor", DROP COLUMN "settledAt", DROP COLUMN "availableOn";
