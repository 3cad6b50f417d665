-- CreateEnum
CREATE TYPE "DeliverBy" AS ENUM ('shipping', 'pickup');
CREATE TYPE "RateKind" AS ENUM ('flat', 'per_item', 'by_weight', 'free_over', 'pickup');

-- CreateTable
CREATE TABLE "OrderAddress" (
    "orderId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "city" TEXT NOT NULL,
    "state" TEXT,
    "postalCode" TEXT NOT NULL,
    "country" TEXT NOT NULL,

    CONSTRAINT "OrderAddress_pkey" PRIMARY KEY ("orderId")
);

CREATE TABLE "PartAmount" (
    "sellerOrderId" TEXT NOT NULL,
    "goodsMinor" BIGINT NOT NULL,
    "discountMinor" BIGINT NOT NULL DEFAULT 0,
    "shippingMinor" BIGINT NOT NULL DEFAULT 0,
    "taxMinor" BIGINT NOT NULL DEFAULT 0,
    "taxInclusiveMinor" BIGINT NOT NULL DEFAULT 0,
    "feeBaseMinor" BIGINT NOT NULL,

    CONSTRAINT "PartAmount_pkey" PRIMARY KEY ("sellerOrderId")
);

CREATE TABLE "PartDelivery" (
    "sellerOrderId" TEXT NOT NULL,
    "deliverBy" "DeliverBy" NOT NULL,
    "rateName" TEXT NOT NULL,
    "minDays" INTEGER,
    "maxDays" INTEGER,

    CONSTRAINT "PartDelivery_pkey" PRIMARY KEY ("sellerOrderId")
);

CREATE TABLE "ShippingZone" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "countries" TEXT[],
    "postalPrefixes" TEXT[],
    "position" INTEGER NOT NULL,

    CONSTRAINT "ShippingZone_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ShippingRate" (
    "id" TEXT NOT NULL,
    "zoneId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "RateKind" NOT NULL,
    "currency" TEXT NOT NULL,
    "priceMinor" BIGINT NOT NULL,
    "perItemMinor" BIGINT NOT NULL DEFAULT 0,
    "freeOverMinor" BIGINT,
    "upToGrams" INTEGER,
    "minDays" INTEGER,
    "maxDays" INTEGER,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ShippingRate_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SavedAddress" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "city" TEXT NOT NULL,
    "state" TEXT,
    "postalCode" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "lastUsedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedAddress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ShippingZone_sellerId_position_idx" ON "ShippingZone"("sellerId", "position");
CREATE INDEX "ShippingRate_zoneId_position_idx" ON "ShippingRate"("zoneId", "position");
CREATE INDEX "SavedAddress_userId_lastUsedAt_idx" ON "SavedAddress"("userId", "lastUsedAt");

-- AddForeignKey
ALTER TABLE "OrderAddress" ADD CONSTRAINT "OrderAddress_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PartAmount" ADD CONSTRAINT "PartAmount_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PartDelivery" ADD CONSTRAINT "PartDelivery_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShippingZone" ADD CONSTRAINT "ShippingZone_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShippingRate" ADD CONSTRAINT "ShippingRate_zoneId_fkey" FOREIGN KEY ("zoneId") REFERENCES "ShippingZone"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SavedAddress" ADD CONSTRAINT "SavedAddress_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was sold so far had no shipping and no tax of its own, and its fee was counted of the whole amount.
INSERT INTO "PartAmount" ("sellerOrderId", "goodsMinor", "feeBaseMinor") SELECT id, "amountMinor", "amountMinor" FROM "SellerOrder";

-- Shops that sell today deliver everywhere at the price they show. They go on as they are until their sellers say otherwise.
INSERT INTO "ShippingZone" (id, "sellerId", name, countries, "postalPrefixes", position)
SELECT gen_random_uuid()::text, id, 'Everywhere', '{}', '{}', 0 FROM "Seller";
INSERT INTO "ShippingRate" (id, "zoneId", name, kind, currency, "priceMinor", position)
SELECT gen_random_uuid()::text, zone.id, 'Standard', 'flat', sold.currency, 0, row_number() OVER (PARTITION BY zone.id ORDER BY sold.currency) - 1
FROM "ShippingZone" zone JOIN (SELECT DISTINCT "sellerId", currency FROM "Product") sold ON sold."sellerId" = zone."sellerId";
