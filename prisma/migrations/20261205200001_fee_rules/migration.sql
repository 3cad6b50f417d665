-- A fee for one shop or one product, with a least and a most, and the day from which it counts. Rules that are there count on.
ALTER TABLE "FeeRule" DROP CONSTRAINT "FeeRule_pkey";
ALTER TABLE "FeeRule" ADD COLUMN "id" TEXT;
UPDATE "FeeRule" SET "id" = gen_random_uuid()::text;
ALTER TABLE "FeeRule" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "FeeRule" ADD CONSTRAINT "FeeRule_pkey" PRIMARY KEY ("id");
ALTER TABLE "FeeRule" ADD COLUMN "sellerId" TEXT;
ALTER TABLE "FeeRule" ADD COLUMN "productId" TEXT;
ALTER TABLE "FeeRule" ALTER COLUMN "feeBps" DROP NOT NULL;
ALTER TABLE "FeeRule" ALTER COLUMN "feeFixedMinor" SET DEFAULT 0;
ALTER TABLE "FeeRule" ADD COLUMN "feeLeastMinor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "FeeRule" ADD COLUMN "feeMostMinor" BIGINT;
ALTER TABLE "FeeRule" ADD COLUMN "isOnShipping" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "FeeRule" RENAME COLUMN "updatedAt" TO "startsAt";
ALTER TABLE "FeeRule" ADD COLUMN "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "FeeRule" ADD CONSTRAINT "FeeRule_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FeeRule" ADD CONSTRAINT "FeeRule_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "FeeRule_currency_sellerId_idx" ON "FeeRule"("currency", "sellerId");
CREATE INDEX "FeeRule_sellerId_idx" ON "FeeRule"("sellerId");
CREATE INDEX "FeeRule_productId_idx" ON "FeeRule"("productId");
ALTER TABLE "FeeRule" ADD CONSTRAINT "FeeRule_sane" CHECK (
  "feeBps" BETWEEN 0 AND 5000 AND "feeFixedMinor" >= 0 AND "feeLeastMinor" >= 0 AND ("feeMostMinor" IS NULL OR "feeMostMinor" >= "feeLeastMinor")
);

CREATE TABLE "PartFee" (
  "sellerOrderId" TEXT NOT NULL,
  "feeLeastMinor" BIGINT NOT NULL DEFAULT 0,
  "feeMostMinor" BIGINT,
  "isOnShipping" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "PartFee_pkey" PRIMARY KEY ("sellerOrderId")
);
ALTER TABLE "PartFee" ADD CONSTRAINT "PartFee_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "LineFee" (
  "orderLineId" TEXT NOT NULL,
  "feeBps" INTEGER NOT NULL,
  CONSTRAINT "LineFee_pkey" PRIMARY KEY ("orderLineId")
);
ALTER TABLE "LineFee" ADD CONSTRAINT "LineFee_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;
