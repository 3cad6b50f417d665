-- CreateEnum
CREATE TYPE "TaxMode" AS ENUM ('none', 'rates');
CREATE TYPE "TaxBehavior" AS ENUM ('inclusive', 'exclusive');
CREATE TYPE "TaxCollector" AS ENUM ('seller', 'platform');

-- CreateTable
CREATE TABLE "SellerTax" (
    "sellerId" TEXT NOT NULL,
    "mode" "TaxMode" NOT NULL,
    "behavior" "TaxBehavior" NOT NULL,
    "registrationNumber" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SellerTax_pkey" PRIMARY KEY ("sellerId")
);

CREATE TABLE "TaxRate" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "state" TEXT,
    "taxCode" TEXT,
    "rateMicros" INTEGER NOT NULL,
    "onShipping" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "TaxRate_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TaxLine" (
    "sellerOrderId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "orderLineId" TEXT,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "state" TEXT,
    "rateMicros" INTEGER NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "isInclusive" BOOLEAN NOT NULL,
    "taxabilityReason" TEXT NOT NULL,
    "collector" "TaxCollector" NOT NULL DEFAULT 'seller',

    CONSTRAINT "TaxLine_pkey" PRIMARY KEY ("sellerOrderId","position")
);

-- CreateIndex
CREATE INDEX "TaxRate_sellerId_position_idx" ON "TaxRate"("sellerId", "position");
CREATE INDEX "TaxLine_orderLineId_idx" ON "TaxLine"("orderLineId");

-- AddForeignKey
ALTER TABLE "SellerTax" ADD CONSTRAINT "SellerTax_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TaxRate" ADD CONSTRAINT "TaxRate_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "SellerTax"("sellerId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TaxLine" ADD CONSTRAINT "TaxLine_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TaxLine" ADD CONSTRAINT "TaxLine_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;
